import { isArray, isObject } from '../../../json/json.ts';
import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { displayNameOf } from '../../domain/names.ts';
import type { Contact, Environment } from '../../domain/types.ts';
import type { EnvironmentFields } from '../../store/environments.ts';
import {
  deleteEnvironment,
  environmentNamed,
  environmentWithUuid,
  insertEnvironment,
  listEnvironments,
  replaceEnvironment,
} from '../../store/environments.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, writing } from '../action.ts';
import { environmentUrl } from '../addresses.ts';
import { environmentBody } from '../bodies/environment.ts';
import { textMember, textProblems } from '../checks.ts';
import { findEnvironment, found } from '../find.ts';
import { link } from '../hal.ts';
import { textOf } from '../query.ts';
import type { Problem } from '../refusal.ts';
import { refuseIfAny } from '../refusal.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { jsonBody, optionalJsonBody, param, saysJson } from '../request.ts';

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
    const fields = checkedFields(jsonBody(request));
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
    const body = optionalJsonBody(request);
    return async (session) => {
      const before = await findToReplace(session, request);
      const fields = checkedFields(saysJson(request) ? body : jsonBody(request));
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

/** One that is missing goes before what is wrong with the body, but not before its type. */
async function findToReplace(session: Session, request: ApiRequest): Promise<Environment> {
  const known = await environmentWithUuid(session, param(request, 'environment'));
  if (known === undefined) requireJson(request);
  return found(known);
}

function checkedFields(body: Json): EnvironmentFields {
  const contacts = member(body, 'contacts');
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
    displayName: textMember(body, 'displayName')?.trim() || displayNameOf(name),
    production: production === true,
    contacts: isArray(contacts) ? contacts.filter(isContact) : null,
  };
}

function productionProblems(value: Json | undefined): readonly Problem[] {
  if (value === undefined) return [['production', 'is missing']];
  return typeof value === 'boolean' ? [] : [['production', 'must be one of: true, false']];
}

function contactProblems(contacts: Json | undefined): readonly Problem[] {
  if (contacts === undefined) return [];
  if (!isArray(contacts)) return [['contacts', 'must be an array']];
  return contacts.flatMap((contact, index) =>
    contactMessages(contact).map((message): Problem => ['contacts', `${message} (at index ${index})`]),
  );
}

function contactMessages(contact: Json): readonly string[] {
  if (!isObject(contact)) return ['must be an object'];
  const details = contact['details'];
  return [
    ...textProblems(contact, 'name', { required: true, oneLine: true }).map(([, message]) => `name ${message}`),
    ...(details === undefined || isObject(details) ? [] : ['details must be an object']),
  ];
}

/** Whatever else a contact says is kept as it came. */
const isContact = (value: Json): value is Contact & Json => isObject(value) && typeof value['name'] === 'string';

async function refuseTakenName(session: Session, name: string, uuid: string | undefined): Promise<void> {
  const holder = await environmentNamed(session, name);
  if (holder !== undefined && holder.uuid !== uuid) refuseIfAny([['name', `'${name}' is the name of another environment already`]]);
}
