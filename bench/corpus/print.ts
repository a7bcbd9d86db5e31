import { tableOf } from '../table.ts';
import { percent } from './goals.ts';
import type { Outcome } from './outcome.ts';
import type { Summary } from './summary.ts';
import { share } from './summary.ts';

const head = ['family', 'documents', 'loaded', 'operations', 'covered', 'asked wrongly', 'by one rule', 'bodies', 'valid', 'compatible', 'same bytes', 'seconds', 'peak MB'];

export function summaryTable(summaries: readonly Summary[]): string {
  const row = (summary: Summary): readonly string[] => [
    summary.family,
    String(summary.documents),
    percent(share(summary.loaded, summary.documents)),
    String(summary.operations),
    percent(share(summary.covered, summary.operations)),
    ...[summary.refused, summary.brokenOnce].map((count) => (count === undefined ? '–' : percent(share(count, summary.operations)))),
    String(summary.bodies),
    percent(share(summary.validBodies, summary.bodies)),
    percent(share(summary.compatible, summary.documents)),
    percent(share(summary.stable, summary.documents)),
    summary.seconds.toFixed(1),
    summary.peakMegabytes.toFixed(0),
  ];
  return tableOf(head, summaries.map(row));
}

/** The documents with most that is wrong, each with its reasons. */
export function worst(outcomes: readonly Outcome[], most: number): string {
  const ranked = outcomes.filter((outcome) => badness(outcome) > 0).toSorted((a, b) => badness(b) - badness(a));
  return ranked.slice(0, most).map(inWords).join('\n');
}

const badness = (outcome: Outcome): number =>
  (outcome.loaded ? 0 : 1000) + (outcome.compatible ? 0 : 10) + (outcome.stable ? 0 : 10) + (outcome.operations - outcome.covered) + (outcome.bodies - outcome.validBodies);

function inWords({ name, operations, covered, bodies, validBodies, problems }: Outcome): string {
  const reasons = problems.map(({ code, count, example }) => `    ${count} × ${code}: ${example}`);
  return [`${name}: ${covered} of ${operations} operations, ${validBodies} of ${bodies} bodies valid`, ...reasons].join('\n');
}
