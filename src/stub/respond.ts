import type { Json } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import type { Answer } from './answer/answer.ts';
import type { BodyPlan } from './answer/body.ts';
import { bodyFor } from './answer/body.ts';
import type { Documented } from './answer/documented.ts';
import { documentedAt, firstSuccess } from './answer/documented.ts';
import { headersFor } from './answer/headers.ts';
import { namedExample } from './prefer/named-example.ts';
import type { Preferences } from './prefer/preferences.ts';
import { applied, preferencesOf } from './prefer/preferences.ts';
import type { Refusal } from './problem.ts';
import { acceptable } from './request/media.ts';
import type { Understood } from './request/understand.ts';
import { notAcceptable } from './request/understand.ts';
import type { Stated } from './states/stated.ts';

/** What an answer is made of besides the request. */
export interface Plan {
  readonly stated: Stated | undefined;
  /** Another number each time, for samples that differ. */
  readonly nextSeed: () => number;
}

/** The answer that the document has for an understood request, as the client's `Prefer` and the states in force have it. */
export function respond(request: Understood, plan: Plan): Answer | Refusal {
  const { endpoint, incoming } = request;
  const preferences = preferencesOf(request);
  const stated = fitting(plan.stated, preferences);
  const documented = choose(request, preferences, stated);
  if ('problems' in documented) return documented;
  const { status, response } = documented;
  const media = acceptable(response.content, incoming.headers.get('accept'));
  // An error is said whatever the client accepts.
  if (media === undefined && response.content.length > 0 && status < 400) {
    return notAcceptable(endpoint, response);
  }
  const used = media ?? response.content[0];
  const said = preferences.example === undefined ? undefined : namedExample(endpoint, { name: preferences.example, media: used });
  if (said !== undefined && 'problems' in said) return said;
  const body = said === undefined ? used && sampled(request, { media: used, status }, { ...plan, stated, preferences }) : said.example;
  const documentedHeaders = headersFor(endpoint.document, response, { incoming, status, body });
  const done = applied(preferences);
  const headers = stated === undefined && done === undefined ? documentedHeaders : { ...documentedHeaders, ...stated?.headers, ...appliedHeader(done) };
  return { endpoint, status, response, media: used, body, headers };
}

const sampled = (request: Understood, what: Pick<BodyPlan, 'media' | 'status'>, { stated, nextSeed, preferences }: Plan & { readonly preferences: Preferences }): Json | undefined =>
  bodyFor(request, { ...what, stated: statedBody(stated), state: stated?.state, seed: preferences.isDynamic ? nextSeed() : undefined });

const appliedHeader = (done: string | undefined): Readonly<Record<string, string>> => (done === undefined ? {} : { 'Preference-Applied': done });

/** What a state says about another answer than the preferred one says nothing about that. */
const fitting = (stated: Stated | undefined, { code }: Preferences): Stated | undefined => (code === undefined || code === stated?.status ? stated : undefined);

/** A state that names an error's status alone still says which state it is. */
const statedBody = (stated: Stated | undefined): Json | undefined => stated?.body ?? ((stated?.status ?? 0) >= 400 ? {} : undefined);

function choose({ endpoint }: Understood, { code }: Preferences, stated: Stated | undefined): Documented | Refusal {
  const { operation } = endpoint;
  const status = code ?? stated?.status;
  const documented = status === undefined ? firstSuccess(operation) : documentedAt(operation, status);
  if (documented !== undefined && documented.status >= 200 && documented.status <= 599) return documented;
  const known = operation.responses.map((response) => response.status).join(', ') || 'none';
  const problem = {
    code: 'response.undocumented',
    pointer: '/header/Prefer',
    rule: joinPointer(operation.place.pointer, 'responses'),
    message: `${stated?.state ?? 'the request'} asks for the answer ${status ?? ''}, which the document does not have; it has ${known}`,
  };
  return { status: code === undefined ? (stated?.status ?? 400) : 400, endpoint, problems: [problem] };
}
