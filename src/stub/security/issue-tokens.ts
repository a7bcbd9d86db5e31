import type { JsonObject } from '../../json/json.ts';
import type { Grant } from './grant.ts';
import type { Guard } from './guard.ts';
import type { TokenPlace } from './token-places.ts';
import type { Issuing } from './token-issuer.ts';

/** How long a token holds where the document does not say, in seconds. */
export const usualLifetime = 3600;

/** A refresh token outlives the access tokens that it brings. */
const refreshLifetime = 30 * 24 * 3600;

export interface Wanted {
  readonly place: TokenPlace;
  readonly grant: Grant;
  readonly origin: string;
  readonly seconds: number;
}

/** The fields of a successful answer (RFC 6749, section 5.1), the tokens freshly signed. */
export async function issueTokens({ issuer }: Guard, { place, grant, origin, seconds }: Wanted): Promise<JsonObject> {
  const issuerAddress = `${origin}${place.issuerPath ?? ''}`;
  const base: Issuing = { issuer: issuerAddress, subject: grant.subject, audience: grant.audience, scopes: grant.scopes, seconds, use: 'access' };
  const isRefreshable = grant.type !== 'client_credentials' && place.grants.includes('refresh_token');
  const isOpenId = place.issuerPath !== undefined && grant.scopes?.includes('openid') === true;
  const id: Issuing = { ...base, use: 'id', audience: [grant.subject], scopes: undefined };
  return {
    access_token: await issuer.issue(base),
    token_type: 'Bearer',
    expires_in: seconds,
    ...(grant.scopes === undefined ? {} : { scope: grant.scopes.join(' ') }),
    ...(isRefreshable ? { refresh_token: await issuer.issue({ ...base, use: 'refresh', audience: [origin], seconds: refreshLifetime }) } : {}),
    ...(isOpenId ? { id_token: await issuer.issue(id) } : {}),
  };
}
