import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** For which labels the alert fires at the last scrape. The rule is judged at each scrape, as Prometheus does at each of its intervals. */
export function firing(rule: AlertRule, scrapes: readonly Scrape[]): readonly Labels[] {
  const forMs = millisecondsOf(rule.for ?? '0m');
  let active = new Map<string, number>();
  for (const { at } of scrapes) {
    const holds = samplesOf(rule.expr, { scrapes, at });
    active = new Map(holds.map((labels) => [JSON.stringify(labels), active.get(JSON.stringify(labels)) ?? at]));
  }
  const now = scrapes.at(-1)?.at ?? 0;
  return [...active].filter(([, since]) => now - since >= forMs).map(([labels]) => JSON.parse(labels));
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
