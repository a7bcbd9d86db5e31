import type { Session } from '../store/store.ts';
import { halJson, mediaType } from './media.ts';
import { unsupportedType } from './refusal.ts';
import type { Reply } from './reply.ts';
import type { ApiRequest } from './request.ts';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** What stands at an address: an action for each method that it allows. */
export type Resource = Readonly<Partial<Record<Method, Action>>>;

export interface Action {
  /** Media types that it can answer with; the first is what a client gets that asks for nothing. */
  readonly offers: readonly string[];
  readonly access: 'read' | 'write';
  /** First step: looks at the request alone and refuses it with 400. */
  readonly prepare: (request: ApiRequest) => Work;
}

/** Second step, in one transaction: finds (or 404), checks for conflicts (409) and the content type (415), does it. */
export type Work = (session: Session) => Promise<Reply>;

/** An action that changes nothing and has nothing to check beforehand. */
export const reading = (
  answer: (session: Session, request: ApiRequest) => Promise<Reply>,
  offers: readonly string[] = halJson,
): Action => ({
  offers,
  access: 'read',
  prepare: (request) => (session) => answer(session, request),
});

/** An action that changes nothing but checks the request first. */
export const checkedReading = (prepare: (request: ApiRequest) => Work, offers: readonly string[] = halJson): Action => ({
  offers,
  access: 'read',
  prepare,
});

export const writing = (prepare: (request: ApiRequest) => Work, offers: readonly string[] = halJson): Action => ({
  offers,
  access: 'write',
  prepare,
});

export const isJson = (request: ApiRequest): boolean => mediaType(request.headers.get('content-type')) === 'application/json';

/** Refuses a body of another type with 415. */
export function requireType(request: ApiRequest, ...types: readonly string[]): void {
  if (!types.includes(mediaType(request.headers.get('content-type')))) throw unsupportedType();
}

export const requireJson = (request: ApiRequest): void => requireType(request, 'application/json');
