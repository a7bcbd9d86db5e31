import { isArray, isObject } from '../../../json/json.ts';
import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { displayNameOf } from '../../domain/names.ts';
import type { Contact } from '../../domain/types.ts';
import type { EnvironmentFields } from '../../store/environments.ts';
import { deleteEnvironment, environmentNamed, insertEnvironment, listEnvironments, replaceEnvironment } from '../../store/environments.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, writing } from '../action.ts';
import { environmentUrl } from '../addresses.ts';
import { environmentBody } from '../bodies/environment.ts';
import { textMember, textProblems } from '../checks.ts';
import { findEnvironment } from '../find.ts';
import { link } from '../hal.ts';
import { textOf } from '../query.ts';
import type { Problem } from '../refusal.ts';
import { refuseIfAny } from '../refusal.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { jsonBody } from '../request.ts';

export const environments: Resource = {
  GET: reading(async (session, request) => {
    const { base, query } = request;
    const all = await listEnvironments(session, { name: textOf(query['name']) });
    return ok({
      _embedded: { environments: all.map((one) => environmentBody(base, one)) },
      _links: {
        self: link(`${base}/environments`, 'Environments'),
        'pb:environments': all.map(({ uuid, name }) => link(environmentUrl(base, uuid), 'Environment', name)),
      },
    });
  }),
  POST: writing((request) => {
    const fields = checkedFields(request);
    return async (session) => {
      await refuseTakenName(session, fields.name, undefined);
      requireJson(request);
      const created = await insertEnvironment(session, fields);
      return createdOr(true, environmentBody(request.base, created), environmentUrl(request.base, created.uuid));
    };
  }),
};

export const environment: Resource = {
  GET: reading(async (session, request) => ok(environmentBody(request.base, await findEnvironment(session, request)))),
  PUT: writing((request) => {
    const fields = checkedFields(request);
    return async (session) => {
      const before = await findEnvironment(session, request);
      await refuseTakenName(session, fields.name, before.uuid);
      requireJson(request);
      return ok(environmentBody(request.base, await replaceEnvironment(session, before.id, fields)));
    };
  }),
  DELETE: writing((request) => async (session) => {
    await deleteEnvironment(session, (await findEnvironment(session, request)).id);
    return noContent;
  }),
};

function checkedFields(request: ApiRequest): EnvironmentFields {
  const body = jsonBody(request);
  const contacts = member(body, 'contacts') ?? [];
  const production = member(body, 'production');
  refuseIfAny([
    ...textProblems(body, 'name', { required: true, oneLine: true, noSpaces: true }),
    ...textProblems(body, 'displayName', { oneLine: true }),
    ...productionProblems(production),
    ...contactProblems(contacts),
  ]);
  const name = textMember(body, 'name') ?? '';
  return {
    name,
    displayName: textMember(body, 'displayName') ?? displayNameOf(name),
    production: production === true,
    contacts: isArray(contacts) ? contacts.filter(isContact) : [],
  };
}

function productionProblems(value: Json | undefined): readonly Problem[] {
  if (value === undefined) return [['production', 'is missing']];
  return typeof value === 'boolean' ? [] : [['production', 'must be one of: true, false']];
}

function contactProblems(contacts: Json): readonly Problem[] {
  if (!isArray(contacts)) return [['contacts', 'must be an array']];
  return contacts.flatMap((contact, index): readonly Problem[] => {
    if (!isObject(contact)) return [['contacts', `must be an object (at index ${index})`]];
    return textProblems(contact, 'name', { required: true }).map(([, message]) => ['contacts', `name ${message} (at index ${index})`]);
  });
}

/** Whatever else a contact says is kept as it came. */
const isContact = (value: Json): value is Contact & Json => isObject(value) && typeof value['name'] === 'string';

async function refuseTakenName(session: Session, name: string, uuid: string | undefined): Promise<void> {
  const holder = await environmentNamed(session, name);
  if (holder !== undefined && holder.uuid !== uuid) refuseIfAny([['name', `'${name}' is the name of another environment already`]]);
}
