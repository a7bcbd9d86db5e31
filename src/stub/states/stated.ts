import type { StateDefinition, StubAnswer } from '../../config/types.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { asText } from '../../json/as-text.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Understood } from '../request/understand.ts';
import { fillIn } from './fill-in.ts';
import type { Lookup } from './fill-in.ts';
import type { StateInForce } from './in-force.ts';

/** What the states in force say about one request. */
export interface Stated {
  readonly state: string;
  readonly status: number | undefined;
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer that the state set last has for this request; undefined when none of them says anything about it. */
export function statedFor(request: Understood, states: readonly StateInForce[]): Stated | undefined {
  for (const state of states.toReversed()) {
    const definition = definitionOf(request.endpoint, state.name);
    const answer = definition?.stub.find((candidate) => applies(candidate, request, state));
    if (answer !== undefined) return filledIn(answer, request, state);
  }
  return undefined;
}

export function definitionOf({ served }: Pick<Endpoint, 'served'>, state: string): StateDefinition | undefined {
  const states = served.provider?.states ?? {};
  return Object.hasOwn(states, state) ? states[state] : undefined;
}

function applies({ operation, when = {} }: StubAnswer, request: Understood, { params }: StateInForce): boolean {
  if (operation !== undefined && operation !== request.endpoint.operation.id) return false;
  return Object.entries(when).every(([name, wanted]) => {
    const sent = sentValue(request, name);
    if (wanted === null) return sent === undefined;
    const filled = fillIn(wanted, (key) => member(params, key));
    return filled === undefined || (sent !== undefined && asText(sent) === asText(filled));
  });
}

function filledIn(answer: StubAnswer, request: Understood, { name, params }: StateInForce): Stated {
  const lookup: Lookup = (key) => member(params, key) ?? sentValue(request, key);
  const headers = Object.entries(answer.headers ?? {}).flatMap(([header, text]): [string, string][] => {
    const filled = fillIn(text, lookup);
    return filled === undefined ? [] : [[header, asText(filled)]];
  });
  return {
    state: name,
    status: answer.status,
    body: answer.body === undefined ? undefined : fillIn(answer.body, lookup),
    headers: Object.fromEntries(headers),
  };
}

const sentValue = ({ path, query, body }: Understood, name: string): Json | undefined =>
  path.get(name) ?? query.get(name) ?? member(body, name);
