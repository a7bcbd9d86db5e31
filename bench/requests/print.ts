import { tableOf } from '../table.ts';
import type { Count, Outcome, Wrong } from './outcome.ts';

const isValid = ({ family }: Count): boolean => family === 'valid';

/** One row for each document: what was taken, what was refused, and how it was said. */
export function documentsTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, counts, shapes, undrawn }) => [
    name,
    share(counts.filter(isValid)),
    share(counts.filter((count) => !isValid(count))),
    `${shapes.documented}/${shapes.documented + shapes.invalid + shapes.elsewhere}`,
    String(undrawn.length),
  ]);
  return tableOf(['document', 'valid taken', 'invalid refused rightly', 'in the documented shape', 'undrawn'], rows);
}

export function familiesTable(outcomes: readonly Outcome[]): string {
  const families = [...Map.groupBy(outcomes.flatMap(({ counts }) => counts), ({ family }) => family)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const all = outcomes.flatMap(({ counts }) => counts).filter((count) => !isValid(count));
  return tableOf(['family', 'right'], [...families.map(([family, counts]) => [family, share(counts)]), ['all invalid', share(all)]]);
}

const sum = (counts: readonly Count[], key: 'sent' | 'right'): number => counts.reduce((total, count) => total + count[key], 0);

function share(counts: readonly Count[]): string {
  const sent = sum(counts, 'sent');
  return sent === 0 ? '-' : `${sum(counts, 'right')}/${sent} ${((100 * sum(counts, 'right')) / sent).toFixed(2)} %`;
}

/** Some misses of each family, alike ones once. */
export function samplesOf(outcomes: readonly Outcome[], most: number): readonly string[] {
  const all = outcomes.flatMap(({ name, wrong }) => wrong.map((one) => ({ name, ...one })));
  return [...Map.groupBy(all, ({ family }) => family)].flatMap(([family, own]) => {
    const kinds = [...Map.groupBy(own, alike).values()].toSorted((a, b) => b.length - a.length).slice(0, most);
    return [`${own.length} × ${family}`, ...kinds.flatMap(([first, ...more]) => (first === undefined ? [] : [`  ${more.length + 1} × ${first.name} ${first.operation}: ${first.why.slice(0, 400)}\n      ${first.request}`]))];
  });
}

const alike = ({ why }: Wrong): string => why.replace(/\/[^\s|]*|\d{4,}|`[^`]*`/g, '…').slice(0, 80);

/** The goals that are missed, in words. */
export function missedGoals(outcomes: readonly Outcome[]): readonly string[] {
  const counts = outcomes.flatMap((one) => one.counts);
  const [valid, invalid] = [counts.filter(isValid), counts.filter((count) => !isValid(count))];
  const shapes = outcomes.reduce((total, one) => total + one.shapes.invalid, 0);
  const unread = outcomes.filter((one) => one.counts.length === 0 && one.wrong.length > 0).map(({ name }) => name);
  return [
    ...(sum(valid, 'right') < sum(valid, 'sent') ? [`valid requests refused: ${sum(valid, 'sent') - sum(valid, 'right')}, none wanted`] : []),
    ...(sum(invalid, 'right') < 0.99 * sum(invalid, 'sent') ? [`invalid requests refused rightly: ${share(invalid)}, 99 % wanted`] : []),
    ...(shapes > 0 ? [`refusals that break the documented shape: ${shapes}, none wanted`] : []),
    ...(unread.length > 0 ? [`without an outcome: ${unread.join(', ')}`] : []),
  ];
}
