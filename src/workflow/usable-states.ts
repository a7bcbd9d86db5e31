import type { ProviderFile, StubAnswer } from '../config/types.ts';
import type { Document } from '../openapi/document.ts';
import { messageNamed } from '../openapi/message.ts';
import { listOperations, responseFor } from '../openapi/operations.ts';
import { sourceName, sourceOf } from '../pact/message-source.ts';
import { operationOf } from '../pact/operation.ts';
import { readPact } from '../pact/read.ts';
import type { VendorPacts } from './evidence-run.ts';

export interface UsableStates {
  readonly provider: ProviderFile;
  /** What the states say that the document has no more. */
  readonly lost: readonly string[];
}

/**
 * A vendor that drops an operation or a status breaks the contracts that rely on it, and the provider files that speak of it.
 * The broken contract is the answer that people need, so those answers are left out of the states, and the replay tells.
 * Whatever else a provider file says that the document does not have is a mistake in that file, and stays for the stub to refuse.
 */
export function usableStates(provider: ProviderFile, { document, pacts }: VendorPacts): UsableStates {
  const read = pacts.map(({ content, pactUrl }) => readPact(content, pactUrl));
  const sources = read.flatMap(({ messages }) => messages.flatMap((message) => sourceOf(message) ?? []));
  const reliedOn = new Set([
    ...read.flatMap(({ interactions }) => interactions.flatMap((one) => keys(operationOf(one), one.response.status))),
    ...sources.map(sourceName),
  ]);
  const isLost = (answer: StubAnswer): boolean => {
    const missing = missingIn(document, answer);
    return missing !== undefined && reliedOn.has(missing);
  };
  const states = Object.entries(provider.states);
  const kept = states.map(([name, state]) => [name, { ...state, stub: state.stub.filter((answer) => !isLost(answer)) }] as const);
  return {
    provider: { ...provider, states: Object.fromEntries(kept) },
    lost: states.flatMap(([name, { stub }]) => stub.filter(isLost).map((answer) => `the state “${name}” speaks of ${subject(answer)}`)),
  };
}

const subject = ({ operation, status, message }: StubAnswer): string => [operation ?? message, status].filter((part) => part !== undefined).join(' ');

const keys = (operation: string | undefined, status: number): readonly string[] =>
  operation === undefined ? [] : [operation, `${operation} ${status}`];

/** The message, the operation, or the status of it, that the document does not have. */
function missingIn(document: Document, { operation, status, message }: StubAnswer): string | undefined {
  if (message !== undefined && messageNamed(document, message) === undefined) return message;
  if (operation === undefined) return undefined;
  const found = listOperations(document).find(({ id }) => id === operation);
  if (found === undefined) return operation;
  return status === undefined || responseFor(found, status) !== undefined ? undefined : `${operation} ${status}`;
}
