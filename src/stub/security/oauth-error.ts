import { namesStatus } from '../answer/documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Refusal } from '../problem.ts';

/** Why no token is issued, by the names of RFC 6749, section 5.2. */
export interface OAuthError {
  readonly error: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type' | 'invalid_scope';
  readonly because: string;
  /** Where in the request. */
  readonly pointer: string;
}

export const oauthError = (error: OAuthError['error'], because: string, field: string): OAuthError => ({ error, because, pointer: `/body/${field}` });

const challenge = { 'www-authenticate': 'Basic realm="stub"' };

/** As RFC 6749 has it. */
export function errorResponse({ error, because }: OAuthError): Response {
  const isClient = error === 'invalid_client';
  const headers = { 'cache-control': 'no-store', ...(isClient ? challenge : {}) };
  return Response.json({ error, error_description: because }, { status: isClient ? 401 : 400, headers });
}

/** For an operation of the document: with a status that it has, so that the vendor's own words can be found. */
export function errorRefusal(endpoint: Endpoint, rule: string, { error, because, pointer }: OAuthError): Refusal {
  const isClient = error === 'invalid_client';
  const statuses = isClient ? [401, 403, 400] : [400, 422, 403];
  const status = statuses.find((each) => namesStatus(endpoint.operation, each)) ?? (isClient ? 401 : 400);
  const headers = isClient && status === 401 ? { headers: challenge } : {};
  return { status, endpoint, problems: [{ code: `oauth.${error}`, pointer, rule, message: because }], error, ...headers };
}
