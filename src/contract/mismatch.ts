import type { MatchingResult } from '@pact-foundation/pact-core';
import { Failure } from '../failure/failure.ts';
import { operationOf } from '../pact/operation.ts';
import type { Interaction } from '../pact/types.ts';
import { bodilessHint } from './bodiless.ts';
import { differencesInWords } from './mismatch-words.ts';
import type { Outcome, Play } from './play-types.ts';

/** What the client did otherwise than agreed, one difference a line; its own error, if it threw one, is told after that. */
export function brokenContract({ interactions, bodiless = [] }: Play, results: readonly MatchingResult[], outcome: Outcome<unknown>): Failure {
  const lines = [...new Set(results.flatMap(differences))].map((line) => `  - ${line}`);
  const thrown = 'error' in outcome ? [`The client then failed: ${messageOf(outcome.error)}`] : [];
  const names = interactions.map((interaction) => `"${interaction.description}"${operationNote(interaction)}`);
  // What the client throws at the mock server's refusal leads nowhere; what kept it from calling does.
  const isOwn = 'error' in outcome && results.every((result) => 'type' in result && result.type === 'missing-request');
  const fix = isOwn ? bodilessHint(bodiless, outcome.error) : undefined;
  return new Failure([`The client did not keep the contract ${names.join(' and ')}:`, ...lines, ...thrown].join('\n'), {
    code: 'contract.broken',
    kind: 'no',
    ...(fix === undefined ? {} : { fix }),
    ...(isOwn ? { cause: outcome.error } : {}),
  });
}

const operationNote = (interaction: Interaction): string => {
  const id = operationOf(interaction);
  return id === undefined ? '' : ` (operation ${id})`;
};

function differences(result: MatchingResult): readonly string[] {
  if ('error' in result) return [result.error];
  if (result.type === 'request-mismatch') return differencesInWords(result.mismatches).map((difference) => `${result.method} ${result.path}, ${difference}`);
  if (result.type === 'request-not-found') return [`${result.method} ${result.path} was called, which the contract does not have`];
  return result.type === 'missing-request' ? [`${result.method} ${result.path} was not called`] : [];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
