import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { asText } from '../../json/as-text.ts';
import type { Answer } from '../answer/answer.ts';
import { overlay } from '../answer/merge.ts';
import { settle } from '../answer/settle.ts';
import type { Refusal } from '../problem.ts';
import { check } from '../request/checks.ts';
import type { Understood } from '../request/understand.ts';
import type { TokenRequest } from './grant.ts';
import { decide } from './grant.ts';
import type { Guard } from './guard.ts';
import { issueTokens, usualLifetime } from './issue-tokens.ts';
import { authorizationOf } from './judge.ts';
import { errorRefusal } from './oauth-error.ts';
import type { TokenPlace } from './token-places.ts';

/** Where an operation of the document issues tokens, its success brings one that works; other answers stay as they are. */
export function withToken(guard: Guard, request: Understood, answer: Answer | Refusal): Answer | Refusal | Promise<Answer | Refusal> {
  const place = guard.places.byOperation.get(request.endpoint.operation);
  return place === undefined || 'problems' in answer || answer.status >= 300 ? answer : issued({ guard, place, request }, answer);
}

interface Asked {
  readonly guard: Guard;
  readonly place: TokenPlace;
  readonly request: Understood;
}

async function issued({ guard, place, request }: Asked, answer: Answer): Promise<Answer | Refusal> {
  const asked = requestOf(request);
  const grant = await decide(guard, place, asked);
  if ('error' in grant) return errorRefusal(request.endpoint, place.rule, grant);
  if (!isObject(answer.body)) return answer;
  const tokens = await issueTokens(guard, { place, grant, origin: asked.origin, seconds: lifetimeIn(answer.body) });
  return { ...answer, body: filled(answer, answer.body, tokens) };
}

/** As the document describes it: a form, JSON, or in the query. */
function requestOf({ query, body, incoming }: Understood): TokenRequest {
  const sent: readonly (readonly [string, Json | undefined])[] = [...query, ...Object.entries(isObject(body) ? body : {})];
  const fields = new Map(sent.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, asText(value)]])));
  return { fields, authorization: authorizationOf(incoming), origin: incoming.origin, by: 'document' };
}

/** What the documented example says, if it says something that a client could live with. */
function lifetimeIn({ expires_in: documented }: JsonObject): number {
  const seconds = Number(documented ?? 0);
  return Number.isInteger(seconds) && seconds >= 60 ? seconds : usualLifetime;
}

/** The tokens in the documented body, as far as its schema takes them; of what is optional only what the body has anyway. */
function filled({ endpoint, media }: Answer, body: JsonObject, tokens: JsonObject): Json {
  const always = ['access_token', 'refresh_token', 'id_token'];
  const wished = Object.fromEntries(Object.entries(tokens).filter(([name]) => always.includes(name) || Object.hasOwn(body, name)));
  if (media?.schema === undefined) return overlay(body, tokens);
  const violations = check(endpoint.document, media.schema, 'response');
  return settle(violations, { wished, build: (fields) => overlay(body, fields), locate: (pointer) => pointer }) ?? body;
}
