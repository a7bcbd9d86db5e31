import { suggest } from '../../failure/nearest.ts';
import { serverAddresses } from '../../openapi/routing/base-paths.ts';
import type { Guard } from './guard.ts';
import { isStrict } from './guard.ts';
import { basicIn } from './judge.ts';
import { namedFor } from './named.ts';
import type { OAuthError } from './oauth-error.ts';
import { oauthError } from './oauth-error.ts';
import { isOneOf } from './same-secret.ts';
import type { TokenPlace } from './token-places.ts';

/** A request for a token, read. */
export interface TokenRequest {
  readonly fields: ReadonlyMap<string, string>;
  readonly authorization: string;
  readonly origin: string;
  /** How: as the document says, which may leave the grant to the operation; or as RFC 6749 says. */
  readonly by: 'document' | 'protocol';
}

/** What a token may be issued for. */
export interface Grant {
  readonly type: string;
  readonly subject: string;
  /** Undefined: whatever an operation may ask for. */
  readonly scopes: readonly string[] | undefined;
  readonly audience: readonly string[];
}

/** Decides whether a token is issued: who asks, by which grant, for what. */
export async function decide(guard: Guard, place: TokenPlace, request: TokenRequest): Promise<Grant | OAuthError> {
  const client = clientIn(request);
  const type = typeIn(place, request);
  const objection = wrongType(place, type) ?? wrongClient(place, request, client);
  if (objection !== undefined || type === undefined) return objection ?? oauthError('invalid_request', 'grant_type is missing', 'grant_type');
  const given = await byType(guard, place, { request, type });
  if ('error' in given) return given;
  const requested = listOf(request.fields.get('scope'));
  const scopes = requested.length === 0 ? given.scopes : requested;
  const unknown = requested.find((scope) => !isKnown(place, scope) || given.scopes?.includes(scope) === false);
  if (unknown !== undefined) return oauthError('invalid_scope', `there is no scope ${unknown}: ${suggest(unknown, given.scopes ?? place.scopes)}`, 'scope');
  const named = request.fields.get('audience') ?? request.fields.get('resource');
  const audience = named === undefined ? [request.origin, ...serverAddresses(place.served.document)] : [named];
  return { type, subject: given.subject ?? client?.id ?? 'anybody', scopes, audience };
}

const knownTypes = ['client_credentials', 'password', 'authorization_code', 'refresh_token', 'implicit'];

/** Operations of documents may have no such field, or any text in it that is no grant: then it is the one that the document has. */
function typeIn({ grants }: TokenPlace, { fields, by }: TokenRequest): string | undefined {
  const named = fields.get('grant_type');
  if (by === 'protocol' || (named !== undefined && (knownTypes.includes(named) || named.startsWith('urn:')))) return named;
  return grants[0] ?? 'client_credentials';
}

/** The scopes of OpenID Connect itself are known to every issuer. */
const openIdScopes = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

const isKnown = ({ scopes, issuerPath }: TokenPlace, scope: string): boolean =>
  scopes.length === 0 || scopes.includes(scope) || (issuerPath !== undefined && openIdScopes.includes(scope));

const listOf = (scope = ''): readonly string[] => scope.split(' ').filter((each) => each !== '');

function wrongType({ grants }: TokenPlace, type: string | undefined): OAuthError | undefined {
  if (type === undefined || grants.includes(type)) return undefined;
  return oauthError('unsupported_grant_type', `tokens are issued here by ${grants.join(' or ')}, not by ${type.slice(0, 60)}`, 'grant_type');
}

interface Client {
  readonly id: string;
  readonly secret: string;
}

/** RFC 6749, section 2.3.1: in the header, form-encoded, or in the body. */
function clientIn({ fields, authorization }: TokenRequest): Client | undefined {
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(basicIn(authorization) ?? '') ?? [];
  if (id !== undefined && secret !== undefined) return { id: formDecoded(id), secret: formDecoded(secret) };
  const named = fields.get('client_id');
  return named === undefined ? undefined : { id: named, secret: fields.get('client_secret') ?? '' };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function wrongClient({ served, schemes }: TokenPlace, { fields, by }: TokenRequest, client: Client | undefined): OAuthError | undefined {
  const named = schemes.flatMap((scheme) => namedFor(served.credentials, scheme) ?? []);
  const isNeeded = named.length > 0 || (by === 'protocol' && fields.get('grant_type') === 'client_credentials');
  if (client === undefined) return isNeeded ? oauthError('invalid_client', 'the client says neither its id nor its secret', 'client_id') : undefined;
  if (named.length === 0 || isOneOf(`${client.id}:${client.secret}`, named)) return undefined;
  return oauthError('invalid_client', 'the client’s id and secret are none of those that are named', 'client_secret');
}

interface Given {
  readonly subject?: string;
  readonly scopes: readonly string[] | undefined;
}

interface Typed {
  readonly request: TokenRequest;
  readonly type: string;
}

/** What the grant itself brings with it. */
async function byType(guard: Guard, place: TokenPlace, { request, type }: Typed): Promise<Given | OAuthError> {
  const { fields } = request;
  const isStrictHere = isStrict(guard, place.served);
  const lacking = (demands[type] ?? []).find((name) => (fields.get(name) ?? '') === '');
  if (lacking !== undefined && request.by === 'protocol') return oauthError('invalid_request', `${lacking} is missing`, lacking);
  if (type === 'refresh_token') return refreshed(guard, request, isStrictHere);
  if (type === 'authorization_code' && isStrictHere) return oauthError('invalid_grant', 'the code was not issued here', 'code');
  const user = type === 'password' ? fields.get('username') : undefined;
  return { ...(user === undefined ? {} : { subject: user }), scopes: place.scopes.length === 0 ? undefined : place.scopes };
}

const demands: Readonly<Record<string, readonly string[]>> = {
  refresh_token: ['refresh_token'],
  authorization_code: ['code'],
  password: ['username', 'password'],
};

async function refreshed({ issuer }: Guard, { fields, origin }: TokenRequest, isStrictHere: boolean): Promise<Given | OAuthError> {
  const token = fields.get('refresh_token') ?? '';
  if (!issuer.mayHaveIssued(token, origin)) {
    return isStrictHere ? oauthError('invalid_grant', 'the refresh token was not issued here', 'refresh_token') : { scopes: undefined };
  }
  const checked = await issuer.check(token, { audiences: [origin], use: 'refresh' });
  return 'because' in checked ? oauthError('invalid_grant', `the refresh token ${checked.because}`, 'refresh_token') : checked;
}
