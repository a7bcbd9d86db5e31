import type { Json, JsonObject } from '../../../json/json.ts';
import { isObject } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { displayNameOf } from '../../domain/names.ts';
import type { Pacticipant, Paged } from '../../domain/types.ts';
import type { PacticipantFields } from '../../store/pacticipants.ts';
import {
  deletePacticipant,
  ensurePacticipant,
  insertPacticipant,
  listPacticipants,
  pacticipantNamed,
  updatePacticipant,
} from '../../store/pacticipants.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, requireType, writing } from '../action.ts';
import { pacticipantUrl } from '../addresses.ts';
import { pacticipantBody } from '../bodies/pacticipant.ts';
import { textMember, textProblems } from '../checks.ts';
import { findPacticipant, found } from '../find.ts';
import { link, template } from '../hal.ts';
import { pageLinks, pageMembers, pageOf } from '../pages.ts';
import { textOf } from '../query.ts';
import type { Problem } from '../refusal.ts';
import { refuseIfAny } from '../refusal.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { jsonBody, optionalJsonBody, param } from '../request.ts';
import { pacticipantViews } from '../views.ts';

export const pacticipants: Resource = {
  GET: reading(async (session, request) => {
    const page = pageOf(request.query);
    const { body, bodies } = await listBody(session, request, await listPacticipants(session, { q: textOf(request.query['q']), page }));
    return ok({ ...body, pacticipants: bodies.map((one) => ({ ...one, title: 'DEPRECATED - use the embedded pacticipants' })) });
  }),
  POST: writing((request) => {
    const body = jsonBody(request);
    refuseIfAny([...textProblems(body, 'name', { required: true, filled: true, oneLine: true }), ...fieldProblems(body)]);
    const name = textMember(body, 'name') ?? '';
    return async (session) => {
      requireJson(request);
      const pacticipant = (await pacticipantNamed(session, name)) ?? (await insertPacticipant(session, name, fieldsOf(name, body)));
      const [view] = await pacticipantViews(session, [pacticipant], {});
      return createdOr(true, pacticipantBody(request.base, found(view)), pacticipantUrl(request.base, name));
    };
  }),
};

export const labelledPacticipants: Resource = {
  GET: reading(async (session, request) => {
    const filter = { label: param(request, 'label'), q: textOf(request.query['q']), page: pageOf(request.query) };
    return ok((await listBody(session, request, await listPacticipants(session, filter))).body);
  }),
};

export const pacticipant: Resource = {
  GET: reading(async (session, request) => ok(await oneBody(session, request, await findPacticipant(session, request)))),
  PUT: writing((request) => {
    const body = checkedFields(request);
    return async (session) => {
      requireJson(request);
      const before = await findPacticipant(session, request);
      const after = await updatePacticipant(session, before.id, fieldsOf(before.name, { ...allUnset, ...body }));
      return ok(await oneBody(session, request, after));
    };
  }),
  PATCH: writing((request) => {
    const body = checkedFields(request);
    return async (session) => {
      requireType(request, 'application/merge-patch+json', 'application/json');
      const name = param(request, 'pacticipant');
      const known = await pacticipantNamed(session, name);
      const before = known ?? (await ensurePacticipant(session, name));
      const after = await updatePacticipant(session, before.id, fieldsOf(name, body));
      return createdOr(known === undefined, await oneBody(session, request, after), pacticipantUrl(request.base, name));
    };
  }),
  DELETE: writing((request) => async (session) => {
    await deletePacticipant(session, (await findPacticipant(session, request)).id);
    return noContent;
  }),
};

const textFields = ['displayName', 'repositoryUrl', 'repositoryName', 'repositoryNamespace', 'mainBranch'] as const;

const allUnset: PacticipantFields = {
  displayName: null,
  repositoryUrl: null,
  repositoryName: null,
  repositoryNamespace: null,
  mainBranch: null,
};

function checkedFields(request: ApiRequest): JsonObject {
  const body = optionalJsonBody(request);
  refuseIfAny(fieldProblems(body));
  return isObject(body) ? body : {};
}

const fieldProblems = (body: Json): readonly Problem[] =>
  textFields.flatMap((field) =>
    textProblems(body, field, {
      oneLine: true,
      noSpaces: field === 'mainBranch',
      filled: field === 'mainBranch' || field === 'displayName',
    }),
  );

/** Only what the body has; null unsets, or brings back the display name that comes from the name. */
function fieldsOf(name: string, body: Json): Partial<PacticipantFields> {
  const given = textFields.filter((field) => member(body, field) !== undefined);
  const fallback = (field: string): string | null => (field === 'displayName' ? displayNameOf(name) : null);
  return Object.fromEntries(given.map((field) => [field, textMember(body, field) ?? fallback(field)]));
}

async function oneBody(session: Session, request: ApiRequest, one: Pacticipant): Promise<object> {
  const [view] = await pacticipantViews(session, [one], { deployments: true });
  return pacticipantBody(request.base, found(view));
}

interface ListBody {
  readonly body: object;
  readonly bodies: readonly object[];
}

async function listBody(session: Session, request: ApiRequest, { items, total }: Paged<Pacticipant>): Promise<ListBody> {
  const { base, path } = request;
  const page = pageOf(request.query);
  const bodies = (await pacticipantViews(session, items, {})).map((view) => pacticipantBody(base, view));
  const body = {
    ...pageMembers(page, total),
    _embedded: { pacticipants: bodies },
    _links: {
      self: { href: `${base}/pacticipants` },
      'pb:pacticipants-with-label': template(`${base}/pacticipants/label/{label}`, 'Pacticipants with a label'),
      'pb:pacticipants': items.map(({ name }) => link(pacticipantUrl(base, name), 'Pacticipant', name)),
      pacticipants: items.map(({ name }) => link(pacticipantUrl(base, name), name, 'DEPRECATED - use pb:pacticipants')),
      ...pageLinks(page, total, `${base}${path}`),
    },
  };
  return { body, bodies };
}
