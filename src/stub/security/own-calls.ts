import type { Refusal } from '../problem.ts';
import { essenceOf, isFormType } from '../request/media.ts';
import type { Incoming } from '../request/incoming.ts';
import { decide } from './grant.ts';
import type { TokenRequest } from './grant.ts';
import type { Guard } from './guard.ts';
import { issueTokens, usualLifetime } from './issue-tokens.ts';
import { authorizationOf } from './judge.ts';
import { errorResponse, oauthError } from './oauth-error.ts';
import type { OwnCall, TokenPlace } from './token-places.ts';
import { keysPath, tokenPath } from './token-places.ts';

/** Answers what the document's security schemes speak of and its paths do not have: token address, discovery, keys. */
export function answerOwnCall(guard: Guard, incoming: Incoming): Promise<Response> | undefined {
  const call = guard.places.byCall.get(`${incoming.method} ${incoming.path}`);
  return call && answers[call.kind]({ guard, place: call.place, incoming });
}

/** The refusal of a request that no document has, or, where its path is one of ours, of its method. */
export function orWrongMethod({ places }: Guard, { method, path }: Incoming, refusal: Refusal): Refusal {
  if (refusal.status !== 404) return refusal;
  const allow = ['GET', 'POST'].filter((each) => places.byCall.has(`${each} ${path}`)).join(', ');
  if (allow === '') return refusal;
  const [problem] = refusal.problems;
  const message = `${method} is not taken here, where the stub issues tokens or tells about them; this path takes ${allow}`;
  return { status: 405, endpoint: undefined, problems: [{ ...problem, code: 'method.unknown', rule: '', message }], headers: { allow } };
}

interface Asked {
  readonly guard: Guard;
  readonly place: TokenPlace;
  readonly incoming: Incoming;
}

const answers: Readonly<Record<OwnCall['kind'], (asked: Asked) => Promise<Response>>> = {
  token: answerToken,
  discovery: async ({ place, incoming }) => Response.json(discovery(place, incoming.origin)),
  keys: async ({ guard }) => Response.json(await guard.issuer.keySet()),
};

async function answerToken({ guard, place, incoming }: Asked): Promise<Response> {
  const { headers, body, origin } = incoming;
  if (!isFormType(essenceOf(headers.get('content-type') ?? ''))) {
    return errorResponse(oauthError('invalid_request', 'the body is not application/x-www-form-urlencoded', ''));
  }
  const fields = new Map(new URLSearchParams(new TextDecoder().decode(body)));
  const request: TokenRequest = { fields, authorization: authorizationOf(incoming), origin, by: 'protocol' };
  const grant = await decide(guard, place, request);
  if ('error' in grant) return errorResponse(grant);
  const tokens = await issueTokens(guard, { place, grant, origin, seconds: usualLifetime });
  return Response.json(tokens, { headers: { 'cache-control': 'no-store' } });
}

/** OpenID Connect Discovery 1.0, section 3, as far as the stub goes. */
function discovery({ issuerPath = '', grants }: TokenPlace, origin: string): object {
  const issuer = `${origin}${issuerPath}`;
  return {
    issuer,
    token_endpoint: `${issuer}${tokenPath}`,
    jwks_uri: `${issuer}${keysPath}`,
    grant_types_supported: grants,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}
