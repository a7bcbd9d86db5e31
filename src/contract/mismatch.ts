import type { MatchingResult, Mismatch } from '@pact-foundation/pact-core';
import { Failure } from '../failure/failure.ts';
import { operationOf } from '../pact/operation.ts';
import type { Interaction } from '../pact/types.ts';
import type { Outcome } from './play-types.ts';

/** What the client did otherwise than agreed, one difference a line; its own error, if it threw one, is told after that. */
export function brokenContract(interactions: readonly Interaction[], results: readonly MatchingResult[], outcome: Outcome<unknown>): Failure {
  const lines = [...new Set(results.flatMap(differences))].map((line) => `  - ${line}`);
  const thrown = 'error' in outcome ? [`The client then failed: ${messageOf(outcome.error)}`] : [];
  const names = interactions.map((interaction) => `"${interaction.description}"${operationNote(interaction)}`);
  return new Failure([`The client did not keep the contract ${names.join(' and ')}:`, ...lines, ...thrown].join('\n'), {
    code: 'contract.broken',
    kind: 'no',
    ...('error' in outcome ? { cause: outcome.error } : {}),
  });
}

const operationNote = (interaction: Interaction): string => {
  const id = operationOf(interaction);
  return id === undefined ? '' : ` (operation ${id})`;
};

function differences(result: MatchingResult): readonly string[] {
  if ('error' in result) return [result.error];
  if (result.type === 'request-mismatch') return result.mismatches.map((mismatch) => `${result.method} ${result.path}, ${inWords(mismatch)}`);
  if (result.type === 'request-not-found') return [`${result.method} ${result.path} was called, which the contract does not have`];
  return result.type === 'missing-request' ? [`${result.method} ${result.path} was not called`] : [];
}

function inWords(mismatch: Mismatch): string {
  const problem = 'mismatch' in mismatch ? mismatch.mismatch : `expected ${mismatch.expected} but was ${mismatch.actual}`;
  return `${whereOf(mismatch)}: ${problem}`;
}

function whereOf(mismatch: Mismatch): string {
  if ('parameter' in mismatch) return `query parameter ${mismatch.parameter}`;
  if ('key' in mismatch) return `header ${mismatch.key}`;
  if ('path' in mismatch) return `body ${mismatch.path}`;
  return mismatch.type === 'PathMismatch' ? 'path' : mismatch.type === 'MethodMismatch' ? 'method' : 'body';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
