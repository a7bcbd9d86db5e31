import { tableOf } from '../table.ts';
import type { Judged } from './replay.ts';
import type { Kind } from './trial.ts';
import { hasToPass, kinds } from './trial.ts';

/** How many answers of a kind were tried, and how many of them the verifier took for what they are. */
export interface Count {
  readonly tried: number;
  readonly right: number;
}

/** What became of one document's answers. */
export interface Row {
  readonly name: string;
  readonly family: string;
  readonly counts: Readonly<Record<Kind, Count>>;
  /** Answers that are described, of which no other valid value was found. */
  readonly withoutOther: number;
  /** Why it was wrong, once for each answer. */
  readonly wrong: readonly Wrong[];
}

export interface Wrong {
  readonly kind: Kind;
  readonly operation: string;
  /** What was wrong with the answer, or what the verifier holds against it. */
  readonly why: string;
  /** The answer, cut. */
  readonly answer: string;
}

export function rowOf(judged: readonly Judged[], { name, family, withoutOther }: Pick<Row, 'name' | 'family' | 'withoutOther'>): Row {
  const countOf = (kind: Kind): Count => {
    const own = judged.filter(({ trial }) => trial.kind === kind);
    return { tried: own.length, right: own.filter(isRight).length };
  };
  return {
    name,
    family,
    withoutOther,
    counts: { example: countOf('example'), another: countOf('another'), 'field gone': countOf('field gone'), 'other type': countOf('other type') },
    wrong: judged.filter((one) => !isRight(one)).map(wrongOf),
  };
}

/** An answer is refused only where the verifier names what it does not like in it: that something failed is not enough. */
function isRight({ trial, verified }: Judged): boolean {
  if (hasToPass(trial.kind)) return verified?.outcome === 'passed';
  return verified?.outcome === 'failed' && verified.mismatches.every(({ attribute }) => attribute === 'body');
}

function wrongOf({ trial: { kind, operation, how, body }, verified }: Judged): Wrong {
  const mismatches = verified?.mismatches.map(({ code, pointer, message }) => `${pointer === '' ? code : pointer}: ${message}`) ?? ['not reported'];
  const why = how === '' ? mismatches.slice(0, 2).join(' | ') : `${how} ${mismatches.length === 0 ? 'passes' : mismatches[0]}`;
  return { kind, operation, why, answer: JSON.stringify(body ?? null).slice(0, 300) };
}

export function sumOf(name: string, rows: readonly Row[]): Row {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const countOf = (kind: Kind): Count => ({ tried: sum(({ counts }) => counts[kind].tried), right: sum(({ counts }) => counts[kind].right) });
  return {
    name,
    family: name,
    withoutOther: sum(({ withoutOther }) => withoutOther),
    counts: { example: countOf('example'), another: countOf('another'), 'field gone': countOf('field gone'), 'other type': countOf('other type') },
    wrong: [],
  };
}

/** One row for each document of a family, and their sum. */
export function familyTable(family: string, rows: readonly Row[]): string {
  const cells = ({ name, counts, withoutOther }: Row): readonly string[] => [name, ...kinds.map((kind) => inPercent(counts[kind])), String(withoutOther)];
  return tableOf([family, 'example passes', 'another passes', 'field gone fails', 'other type fails', 'no other'], [...rows, sumOf('in all', rows)].map(cells));
}

const inPercent = ({ tried, right }: Count): string => (tried === 0 ? '-' : `${right}/${tried} ${((100 * right) / tried).toFixed(1)} %`);

const goals: Readonly<Record<Kind, number>> = { example: 1, another: 0.97, 'field gone': 0.97, 'other type': 0.97 };

/** The goals that a group misses, in words. */
export const missedGoals = ({ name, counts }: Row): readonly string[] =>
  kinds.filter((kind) => counts[kind].right < counts[kind].tried * goals[kind]).map((kind) => `${name}: ${kind}: ${inPercent(counts[kind])}, ${goals[kind] * 100} % wanted`);

/** The reasons that stand most often, alike ones once, each with one answer. */
export function worst(rows: readonly Row[], most = 15): string {
  const all = rows.flatMap(({ name, wrong }) => wrong.map((one) => ({ name, ...one })));
  const groups = [...Map.groupBy(all, ({ kind, why }) => `${kind}: ${alike(why)}`).values()].toSorted((a, b) => b.length - a.length);
  return groups.slice(0, most).flatMap(([first, ...more]) => (first === undefined ? [] : [`${more.length + 1} × ${first.kind}: ${first.name} ${first.operation}\n    ${first.why.slice(0, 400)}\n    ${first.answer}`])).join('\n');
}

/** Reasons without the values that they name. */
const alike = (why: string): string => why.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|\d+|\/[^\s:]*/g, '…');
