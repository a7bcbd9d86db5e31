import type { Environment, Pacticipant, Version } from '../domain/types.ts';
import { environmentWithUuid } from '../store/environments.ts';
import { pacticipantNamed } from '../store/pacticipants.ts';
import type { Session } from '../store/store.ts';
import { versionNumbered } from '../store/versions.ts';
import { nobodyNamed, notFound } from './refusal.ts';
import type { ApiRequest } from './request.ts';
import { param } from './request.ts';

/** What the path names, or 404. */
export async function findPacticipant(
  session: Session,
  request: ApiRequest,
  role: 'pacticipant' | 'consumer' | 'provider' = 'pacticipant',
): Promise<Pacticipant> {
  const name = param(request, role);
  const found = await pacticipantNamed(session, name);
  if (found === undefined) throw nobodyNamed(role, name);
  return found;
}

/** As `findPacticipant`, where nothing is said about who is missing. */
export const findOwner = async (session: Session, request: ApiRequest): Promise<Pacticipant> =>
  found(await pacticipantNamed(session, param(request, 'pacticipant')));

export async function findVersion(session: Session, request: ApiRequest): Promise<Version> {
  return found(await versionNumbered(session, param(request, 'pacticipant'), param(request, 'version')));
}

export async function findEnvironment(session: Session, request: ApiRequest): Promise<Environment> {
  return found(await environmentWithUuid(session, param(request, 'environment')));
}

/** The value, or 404 for there is none. */
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound();
  return value;
}

/** The names in the path of everything between a consumer and a provider. */
export const pairOf = (request: ApiRequest): { readonly consumer: string; readonly provider: string } => ({
  consumer: param(request, 'consumer'),
  provider: param(request, 'provider'),
});
