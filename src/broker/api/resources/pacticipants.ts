import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
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
import { findPacticipant } from '../find.ts';
import { link, template } from '../hal.ts';
import { pageLinks, pageMembers, pageOf } from '../pages.ts';
import { textOf } from '../query.ts';
import type { Problem } from '../refusal.ts';
import { nobodyNamed, refuseIfAny } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { jsonBody, param } from '../request.ts';
import { pacticipantViews } from '../views.ts';

export const pacticipants: Resource = {
  GET: reading(async (session, request) => {
    const page = pageOf(request.query);
    return listBody(session, request, await listPacticipants(session, { q: textOf(request.query['q']), page }));
  }),
  POST: writing((request) => {
    const body = jsonBody(request);
    refuseIfAny([...textProblems(body, 'name', { required: true, filled: true, oneLine: true }), ...fieldProblems(body)]);
    const name = textMember(body, 'name') ?? '';
    return async (session) => {
      requireJson(request);
      const pacticipant = (await pacticipantNamed(session, name)) ?? (await insertPacticipant(session, name, fieldsOf(body)));
      return createdOr(true, await oneBody(session, request, pacticipant), pacticipantUrl(request.base, name));
    };
  }),
};

export const labelledPacticipants: Resource = {
  GET: reading(async (session, request) => {
    const filter = { label: param(request, 'label'), q: textOf(request.query['q']), page: pageOf(request.query) };
    return listBody(session, request, await listPacticipants(session, filter));
  }),
};

export const pacticipant: Resource = {
  GET: reading(async (session, request) => ok(await oneBody(session, request, await findPacticipant(session, request)))),
  PUT: writing((request) => {
    const body = checkedFields(request);
    return async (session) => {
      const before = await findPacticipant(session, request);
      requireJson(request);
      return ok(await oneBody(session, request, await updatePacticipant(session, before.id, { ...allUnset, ...fieldsOf(body) })));
    };
  }),
  PATCH: writing((request) => {
    const body = checkedFields(request);
    return async (session) => {
      requireType(request, 'application/merge-patch+json', 'application/json');
      const name = param(request, 'pacticipant');
      const known = await pacticipantNamed(session, name);
      const before = known ?? (await ensurePacticipant(session, name));
      const after = await updatePacticipant(session, before.id, fieldsOf(body));
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

function checkedFields(request: ApiRequest): Json {
  const body = jsonBody(request);
  refuseIfAny(fieldProblems(body));
  return body;
}

const fieldProblems = (body: Json): readonly Problem[] =>
  textFields.flatMap((field) =>
    textProblems(body, field, {
      oneLine: true,
      noSpaces: field === 'mainBranch',
      filled: field === 'mainBranch' || field === 'displayName',
    }),
  );

/** Only what the body has; null unsets. */
const fieldsOf = (body: Json): Partial<PacticipantFields> =>
  Object.fromEntries(textFields.filter((field) => member(body, field) !== undefined).map((field) => [field, textMember(body, field)]));

async function oneBody(session: Session, request: ApiRequest, one: Pacticipant): Promise<object> {
  const [view] = await pacticipantViews(session, [one], { deployments: true });
  if (view === undefined) throw nobodyNamed('pacticipant', one.name);
  return pacticipantBody(request.base, view);
}

async function listBody(session: Session, request: ApiRequest, { items, total }: Paged<Pacticipant>): Promise<Reply> {
  const { base } = request;
  const page = pageOf(request.query);
  const bodies = (await pacticipantViews(session, items, {})).map((view) => pacticipantBody(base, view));
  return ok({
    ...pageMembers(page, total),
    _embedded: { pacticipants: bodies },
    _links: {
      self: { href: `${base}/pacticipants` },
      'pb:pacticipants-with-label': template(`${base}/pacticipants/label/{label}`, 'Pacticipants with a label'),
      'pb:pacticipants': items.map(({ name }) => link(pacticipantUrl(base, name), 'Pacticipant', name)),
      pacticipants: items.map(({ name }) => link(pacticipantUrl(base, name), name, 'DEPRECATED - use pb:pacticipants')),
      ...pageLinks(page, total, `${base}/pacticipants`),
    },
    pacticipants: bodies.map((body) => ({ ...body, title: 'DEPRECATED - use the embedded pacticipants' })),
  });
}
