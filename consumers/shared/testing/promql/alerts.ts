import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { evaluate } from './evaluate.ts';
import type { Labels, Scrape } from './scrape.ts';

/** An alerting rule, as Prometheus reads it. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  /** For how long the expression has to hold: `5m`. */
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly AlertRule[] }[];
}

/** All rules of a folder's YAML files. */
export async function readRules(folder: string): Promise<readonly AlertRule[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => (parse(text) as RuleFile).groups.flatMap(({ rules }) => rules));
}

/** For which labels the alert fires at the last scrape: those that the expression held for at each scrape since that long ago. */
export function firing(rule: AlertRule, scrapes: readonly Scrape[]): readonly Labels[] {
  const since = (scrapes.at(-1)?.at ?? 0) - millisecondsOf(rule.for ?? '0m');
  const first = scrapes.findLastIndex(({ at }) => at <= since);
  if (first === -1) return [];
  const [now = [], ...before] = scrapes.slice(first).map(({ at }) => samplesOf(rule.expr, { scrapes, at })).toReversed();
  return now.filter((labels) => before.every((then) => then.some((other) => isDeepStrictEqual(labels, other))));
}

function samplesOf(expr: string, moment: Parameters<typeof evaluate>[1]): readonly Labels[] {
  const value = evaluate(expr, moment);
  if (typeof value === 'number') throw new Error(`a number is no condition: ${expr}`);
  return value.map(({ labels }) => labels);
}

const millisecondsOf = (duration: string): number => {
  const [, minutes] = /^(\d+)m$/.exec(duration) ?? [];
  if (minutes === undefined) throw new Error(`not in minutes: ${duration}`);
  return Number(minutes) * 60_000;
};
