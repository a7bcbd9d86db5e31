import type { Branch, Pacticipant, Version } from '../../domain/types.ts';
import {
  addToBranch,
  branchNamed,
  branchVersion as branchVersionOf,
  deleteBranches,
  listBranches,
  removeFromBranch,
} from '../../store/branches.ts';
import type { Session } from '../../store/store.ts';
import { ensureVersion, versionNumbered } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, writing } from '../action.ts';
import { branchUrl, branchVersionUrl, versionUrl } from '../addresses.ts';
import { findOwner, findPacticipant, found } from '../find.ts';
import { link, time, times } from '../hal.ts';
import { pageLinks, pageMembers, pageOf } from '../pages.ts';
import { listOf, textOf } from '../query.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { optionalJsonBody, param } from '../request.ts';

export const branches: Resource = {
  GET: reading(async (session, request) => {
    const { base } = request;
    const pacticipant = await findPacticipant(session, request);
    // Always by pages: a pacticipant can have thousands of branches.
    const page = pageOf(request.query) ?? { number: 1, size: 100 };
    const { items, total } = await listBranches(session, { pacticipantId: pacticipant.id, q: textOf(request.query['q']), page });
    const url = `${base}${request.path}`;
    return ok({
      ...pageMembers(page, total),
      _embedded: { branches: items.map((one) => branchBody(base, pacticipant, one)) },
      _links: {
        self: link(`${url}${request.search}`, `Branches of ${pacticipant.name}`),
        'pb:branches': items.map(({ name }) => ({ name, href: branchUrl(base, pacticipant.name, name) })),
        ...pageLinks(page, total, url),
      },
    });
  }),
  DELETE: writing((request) => async (session) => {
    const pacticipant = await findPacticipant(session, request);
    const { items } = await listBranches(session, { pacticipantId: pacticipant.id });
    const kept = new Set([...listOf(request.query['exclude']), pacticipant.mainBranch]);
    const doomed = items.filter(({ name }) => !kept.has(name));
    await deleteBranches(
      session,
      doomed.map(({ id }) => id),
    );
    return { status: 202, body: { notices: [{ type: 'success', text: deletionText(pacticipant, items, doomed) }] } };
  }),
};

function deletionText(pacticipant: Pacticipant, all: readonly Branch[], doomed: readonly Branch[]): string {
  const left = all.filter((one) => !doomed.includes(one)).map(({ name }) => name);
  const count = `${doomed.length} ${doomed.length === 1 ? 'branch' : 'branches'}`;
  return `Deleted ${count} of ${pacticipant.name}. ${left.length === 0 ? 'None is left.' : `Left: ${left.join(', ')}`}`;
}

export const branch: Resource = {
  GET: reading(async (session, request) => {
    const { pacticipant, branch: one } = await findBranch(session, request);
    return ok(branchBody(request.base, pacticipant, one));
  }),
  DELETE: writing((request) => async (session) => {
    await deleteBranches(session, [(await findBranch(session, request)).branch.id]);
    return noContent;
  }),
};

export const branchVersion: Resource = {
  GET: reading(async (session, request) => ok(await branchVersionBody(session, request, await findBranchVersion(session, request)))),
  PUT: writing((request) => {
    optionalJsonBody(request);
    return async (session) => {
      requireJson(request);
      const { version } = await ensureVersion(session, param(request, 'pacticipant'), param(request, 'version'));
      const { created } = await addToBranch(session, version, param(request, 'branch'));
      const url = branchVersionUrl(request.base, {
        pacticipant: version.pacticipant.name,
        branch: param(request, 'branch'),
        version: version.number,
      });
      return createdOr(created, await branchVersionBody(session, request, version), url);
    };
  }),
  DELETE: writing((request) => async (session) => {
    const version = await findBranchVersion(session, request);
    await removeFromBranch(session, version, (await findBranch(session, request)).branch);
    return noContent;
  }),
};

async function findBranch(session: Session, request: ApiRequest): Promise<{ readonly pacticipant: Pacticipant; readonly branch: Branch }> {
  const pacticipant = await findOwner(session, request);
  return { pacticipant, branch: found(await branchNamed(session, pacticipant.id, param(request, 'branch'))) };
}

async function findBranchVersion(session: Session, request: ApiRequest): Promise<Version> {
  const version = found(await versionNumbered(session, param(request, 'pacticipant'), param(request, 'version')));
  found(await branchVersionOf(session, version, param(request, 'branch')));
  return version;
}

const branchBody = (base: string, pacticipant: Pacticipant, one: Branch): object => ({
  name: one.name,
  createdAt: time(one.createdAt),
  // When a version was last put on it, even if that was the first.
  updatedAt: time(one.updatedAt),
  _links: {
    self: link(branchUrl(base, pacticipant.name, one.name), 'Branch'),
    'pb:latest-version': link(`${branchUrl(base, pacticipant.name, one.name)}/latest-version`, 'Latest version on this branch'),
  },
});

async function branchVersionBody(session: Session, request: ApiRequest, version: Version): Promise<object> {
  const { base } = request;
  const { pacticipant, number } = version;
  const { name, ...when } = found(await branchVersionOf(session, version, param(request, 'branch')));
  return {
    ...times(when),
    _links: {
      self: link(branchVersionUrl(base, { pacticipant: pacticipant.name, branch: name, version: number }), 'Branch version'),
      'pb:branch': link(branchUrl(base, pacticipant.name, name), 'Branch', name),
      'pb:version': link(versionUrl(base, pacticipant.name, number), 'Version', number),
    },
  };
}
