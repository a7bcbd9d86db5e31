import { families } from '../corpus/documents.ts';
import { tableOf } from '../table.ts';
import type { Outcome, Unread } from './outcome.ts';

/** What was found of the pairs of one version of the collection. */
export interface Era {
  readonly version: string;
  /** Documents that the newest collection has with other bytes. */
  readonly changed: number;
  readonly outcomes: readonly Outcome[];
  readonly unread: readonly Unread[];
}

const head = [
  'since', 'changed', 'read', 'breaking', 'safe', 'interactions', 'incompatible', 'hit', 'cause named', 'missed', 'unfounded', 's p50', 's max',
];

/** A row for each version, and one for each family of documents in it. */
export const eraTable = (eras: readonly Era[]): string => tableOf(head, eras.flatMap(rowsOf));

function rowsOf({ version, changed, outcomes }: Era): readonly (readonly string[])[] {
  const groups = families.map((family) => ({ family, own: outcomes.filter((outcome) => outcome.family === family) }));
  return [
    row(version, String(changed), outcomes),
    ...groups.filter(({ own }) => own.length > 0).map(({ family, own }) => row(`  ${family}`, '', own)),
  ];
}

function row(name: string, changed: string, outcomes: readonly Outcome[]): readonly string[] {
  const sum = (count: (outcome: Outcome) => number): number => outcomes.reduce((all, outcome) => all + count(outcome), 0);
  const hit = sum((outcome) => outcome.hit);
  const seconds = outcomes.map((outcome) => outcome.seconds).toSorted((a, b) => a - b);
  return [
    name, changed, String(outcomes.length), String(sum(({ breaking }) => breaking)), String(sum(({ safe }) => safe)),
    String(sum(({ interactions }) => interactions)), String(sum(({ incompatible }) => incompatible)), String(hit),
    hit === 0 ? '-' : `${((100 * sum(({ caused }) => caused)) / hit).toFixed(1)} %`,
    String(sum(({ missed }) => missed.length)), String(sum(({ unfounded }) => unfounded.length)),
    (seconds[Math.floor(seconds.length / 2)] ?? 0).toFixed(3), (seconds.at(-1) ?? 0).toFixed(1),
  ];
}

/** Where `diff` and `compare` contradict each other, and what could not be read. */
export const contradictions = ({ version, outcomes, unread }: Era): readonly string[] => [
  ...outcomes.flatMap(({ pair: { name }, missed }) => missed.map((interaction) => `missed: ${version} ${name}: ${interaction}`)),
  ...outcomes.flatMap(({ pair: { name }, unfounded }) => unfounded.map((interaction) => `unfounded: ${version} ${name}: ${interaction}`)),
  ...unread.map(({ pair: { name }, code, example }) => `not read: ${version} ${name}: ${code}: ${example}`),
];

/** So many changes that hit somebody, a few of every kind, to be read by a person. */
export function samplesOf({ version, outcomes }: Era, each: number): readonly string[] {
  const told = outcomes.flatMap(({ pair: { name }, told: all }) => all.map((one) => ({ name, ...one })));
  const byCode = [...Map.groupBy(told, ({ code }) => code)].toSorted(([, a], [, b]) => b.length - a.length);
  return byCode.flatMap(([code, all]) => [
    `${code}: ${all.length} since ${version}`,
    ...spread(all, each).map(({ name, operation, message, interactions }) => `    ${name} ${operation}: ${message} (${interactions})`),
  ]);
}

/** Evenly over all, so that one document does not fill the list. */
const spread = <Item>(items: readonly Item[], count: number): readonly Item[] =>
  items.filter((_, index) => index % Math.max(1, Math.ceil(items.length / count)) === 0).slice(0, count);
