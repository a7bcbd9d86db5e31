import { credentialsFor } from '../request/credentials.ts';
import type { Breaker } from './breaker.ts';
import { sentName, withoutNamed } from './edit-request.ts';

/** Sends no credentials where the document asks for them. */
export const credentialsLeftOut: Breaker = ({ operation, request }) => {
  const named = credentialsFor(operation).map(({ in: where, name }) => (where === 'query' ? ({ where, name } as const) : ({ where: 'header', name: where === 'cookie' ? 'Cookie' : name } as const)));
  const sent = named.filter(({ where, name }) => sentName(request, where, name) !== undefined);
  const asksForCookies = operation.parameters.some((parameter) => parameter.in === 'cookie' && parameter.required);
  if (sent.length === 0 || (asksForCookies && sent.some(({ name }) => name === 'Cookie'))) return undefined;
  return { request: sent.reduce((left, { where, name }) => withoutNamed(left, where, name), request), fault: 'the credentials left out' };
};
