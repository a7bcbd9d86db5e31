import type { StateDefinition, StubAnswer } from '../../config/types.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { asText } from '../../json/as-text.ts';
import type { Document } from '../../openapi/document.ts';
import { listOperations } from '../../openapi/operations.ts';
import { documentedAt } from '../answer/documented.ts';
import type { Served } from '../endpoint.ts';
import type { Understood } from '../request/understand.ts';
import { fillIn } from './fill-in.ts';
import type { Lookup } from './fill-in.ts';
import { operationIn } from './in-force.ts';
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
    const definition = definitionOf(request.endpoint.served, state);
    const answer = definition?.stub.find((candidate) => applies(candidate, request, state));
    if (answer !== undefined) return filledIn(answer, state, (key) => sentValue(request, key));
  }
  return undefined;
}

/** What the state set last has for a message of that name; undefined when none of them says anything about it. */
export function statedMessage(served: Served, name: string, states: readonly StateInForce[]): Pick<Stated, 'body' | 'headers'> | undefined {
  for (const state of states.toReversed()) {
    const answer = definitionOf(served, state)?.stub.find(({ message }) => message === name);
    if (answer !== undefined) return filledIn(answer, state, () => undefined);
  }
  return undefined;
}

/** What a state means here: as the provider file has it, or as its name says where it stands for one documented answer. */
export function definitionOf({ provider, document }: Served, { name, params }: StateInForce): StateDefinition | undefined {
  const states = provider?.states ?? {};
  return Object.hasOwn(states, name) ? states[name] : answerDefinition(document, { name, params });
}

function answerDefinition(document: Document, state: StateInForce): StateDefinition | undefined {
  const id = operationIn(state);
  const { status } = state.params;
  if (id === undefined || typeof status !== 'number') return undefined;
  const operation = listOperations(document).find((one) => one.id === id);
  // What does not exist is not there, whether the document says how that looks or not.
  const isKnown = operation !== undefined && (status === 404 || documentedAt(operation, status) !== undefined);
  return isKnown ? { stub: [{ operation: id, status }] } : undefined;
}

function applies({ operation, message, when = {} }: StubAnswer, request: Understood, { params }: StateInForce): boolean {
  if (message !== undefined) return false;
  if (operation !== undefined && operation !== request.endpoint.operation.id) return false;
  return Object.entries(when).every(([name, wanted]) => {
    const sent = sentValue(request, name);
    if (wanted === null) return sent === undefined;
    const filled = fillIn(wanted, (key) => member(params, key));
    return filled === undefined || (sent !== undefined && asText(sent) === asText(filled));
  });
}

function filledIn(answer: StubAnswer, { name, params }: StateInForce, sent: Lookup): Stated {
  const lookup: Lookup = (key) => member(params, key) ?? sent(key);
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
