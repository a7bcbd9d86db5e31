import type { Json } from '../../../json/json.ts';
import { isArray, isObject } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import type { Page, Version } from '../../domain/types.ts';
import { listEnvironments } from '../../store/environments.ts';
import type { Session } from '../../store/store.ts';
import { replaceTags } from '../../store/tags.ts';
import { branchHead, deleteVersion, ensureVersion, latestVersion, listVersions, setBuildUrl } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, requireType, writing } from '../action.ts';
import { pacticipantUrl, versionUrl } from '../addresses.ts';
import { versionBody } from '../bodies/version.ts';
import { textMember } from '../checks.ts';
import { findOwner, findPacticipant, findVersion, found } from '../find.ts';
import { link } from '../hal.ts';
import { pageLinks, pageMembers, pageOf } from '../pages.ts';
import { badRequest, notFound, refuseIfAny } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { optionalJsonBody, param } from '../request.ts';
import { branchNamed } from '../../store/branches.ts';
import { versionViews } from '../views.ts';

export const versions: Resource = { GET: reading((session, request) => list(session, request, {})) };

export const taggedVersions: Resource = {
  GET: reading(async (session, request) => {
    const tag = param(request, 'tag');
    found(await latestVersion(session, { pacticipantId: (await findOwner(session, request)).id, tag }));
    return list(session, request, { tag });
  }),
};

export const branchVersions: Resource = {
  GET: reading(async (session, request) => {
    const branch = param(request, 'branch');
    found(await branchNamed(session, (await findOwner(session, request)).id, branch));
    return list(session, request, { branch });
  }),
};

export const version: Resource = {
  GET: reading(async (session, request) => ok(await oneBody(session, request, await findVersion(session, request)))),
  PUT: writing((request) => {
    const body = checkedBody(request);
    return (session) => {
      requireJson(request);
      return save(session, request, { body, keep: false });
    };
  }),
  PATCH: writing((request) => {
    const body = checkedBody(request);
    return (session) => {
      requireType(request, 'application/merge-patch+json');
      return save(session, request, { body, keep: true });
    };
  }),
  DELETE: writing((request) => async (session) => {
    await deleteVersion(session, await findVersion(session, request));
    return noContent;
  }),
};

export const latestVersionOf: Resource = { GET: reading((session, request) => latest(session, request, undefined)) };

export const latestTaggedVersion: Resource = { GET: reading((session, request) => latest(session, request, param(request, 'tag'))) };

export const latestBranchVersion: Resource = {
  GET: reading(async (session, request) => {
    const pacticipant = await findOwner(session, request);
    return ok(await oneBody(session, request, found(await branchHead(session, pacticipant.id, param(request, 'branch')))));
  }),
};

async function latest(session: Session, request: ApiRequest, tag: string | undefined): Promise<Reply> {
  const pacticipant = await findOwner(session, request);
  return ok(await oneBody(session, request, found(await latestVersion(session, { pacticipantId: pacticipant.id, tag }))));
}

function checkedBody(request: ApiRequest): Json {
  const body = optionalJsonBody(request);
  if (!isObject(body)) throw badRequest('The request body must be a JSON object, not a list.');
  const tags = member(body, 'tags');
  if (tags !== undefined && tags !== null && !isArray(tags)) refuseIfAny([['tags', 'must be an array']]);
  return body;
}

interface Saving {
  readonly body: Json;
  /** Leaves what the body does not name as it is. */
  readonly keep: boolean;
}

async function save(session: Session, request: ApiRequest, { body, keep }: Saving): Promise<Reply> {
  const { version: before, created } = await ensureVersion(session, param(request, 'pacticipant'), param(request, 'version'));
  const unchanged = keep && member(body, 'buildUrl') === undefined;
  const after = unchanged ? before : await setBuildUrl(session, before, textMember(body, 'buildUrl'));
  const tags = member(body, 'tags');
  if (isArray(tags))
    await replaceTags(
      session,
      after,
      tags.flatMap((tag) => textMember(tag, 'name') ?? []),
    );
  return { status: created ? 201 : 200, body: await oneBody(session, request, after) };
}

async function oneBody(session: Session, request: ApiRequest, one: Version): Promise<object> {
  const [view] = await versionViews(session, [one]);
  if (view === undefined) throw notFound();
  return versionBody(request.base, view, { self: `${request.base}${request.path}`, environments: await listEnvironments(session) });
}

async function list(session: Session, request: ApiRequest, filter: { readonly branch?: string; readonly tag?: string }): Promise<Reply> {
  const pacticipant = await findPacticipant(session, request);
  const page: Page | undefined = pageOf(request.query);
  const { items, total } = await listVersions(session, { pacticipantId: pacticipant.id, ...filter, page });
  const { base } = request;
  const url = `${base}${request.path}`;
  const owner = pacticipantUrl(base, pacticipant.name);
  const address = ({ number }: Version): string => versionUrl(base, pacticipant.name, number);
  return ok({
    ...pageMembers(page, total),
    _embedded: { versions: (await versionViews(session, items)).map((view) => versionBody(base, view)) },
    _links: {
      self: link(`${url}${request.search}`, `Versions of ${pacticipant.name}`),
      ...pageLinks(page, total, url),
      'pb:pacticipant': link(owner, pacticipant.name),
      'pb:versions': items.map((one) => link(address(one), `Version ${one.number}`)),
      pacticipant: link(owner, 'DEPRECATED - use pb:pacticipant'),
      versions: items.map((one) => link(address(one), 'DEPRECATED - use pb:versions')),
    },
  });
}
