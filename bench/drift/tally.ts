import { tableOf } from '../table.ts';

interface Count {
  readonly isHarmful: boolean;
  readonly total: number;
  readonly flagged: number;
  /** Documents in which the answer was wrong. */
  readonly wrong: readonly string[];
}

/** Counts by kind of change and by tool. */
export type Tally = Map<string, Map<string, Count>>;

export interface Answer {
  readonly tool: string;
  readonly kind: string;
  readonly isHarmful: boolean;
  readonly name: string;
  readonly isFlagged: boolean;
}

export function record(tally: Tally, { tool, kind, isHarmful, name, isFlagged }: Answer): void {
  const key = `${isHarmful ? 'harmful ' : 'harmless'}  ${kind}`;
  const byTool = tally.get(key) ?? new Map<string, Count>();
  const { total, flagged, wrong } = byTool.get(tool) ?? { total: 0, flagged: 0, wrong: [] };
  const more = isHarmful === isFlagged ? wrong : [...wrong, name];
  tally.set(key, byTool.set(tool, { isHarmful, total: total + 1, flagged: flagged + Number(isFlagged), wrong: more }));
}

/** One row for each kind of change, and sums. */
export function tallyTable(tally: Tally): string {
  const tools = [...new Set([...tally.values()].flatMap((byTool) => [...byTool.keys()]))];
  const rows = [...tally].map(([kind, byTool]) => [kind, String(Math.max(...[...byTool.values()].map(({ total }) => total))), ...tools.map((tool) => share(byTool.get(tool)))]);
  const sums = [true, false].map((isHarmful) => [isHarmful ? 'harmful, found' : 'harmless, flagged', String(sum(tally, tools[0] ?? '', isHarmful).total), ...tools.map((tool) => share(sum(tally, tool, isHarmful)))]);
  return tableOf(['change', 'changes', ...tools], [...rows, ...sums]);
}

interface Sum {
  readonly total: number;
  readonly flagged: number;
}

function sum(tally: Tally, tool: string, isHarmful: boolean): Sum {
  const counts = [...tally.values()].flatMap((byTool) => byTool.get(tool) ?? []).filter((count) => count.isHarmful === isHarmful);
  return { total: counts.reduce((all, { total }) => all + total, 0), flagged: counts.reduce((all, { flagged }) => all + flagged, 0) };
}

const share = (count: Sum | undefined): string => (count === undefined || count.total === 0 ? '-' : `${((100 * count.flagged) / count.total).toFixed(1)} %`);

/** Where a tool was wrong, a line for each kind of change. */
export const missed = (tally: Tally, tool: string): readonly string[] =>
  [...tally].flatMap(([kind, byTool]) => {
    const wrong = byTool.get(tool)?.wrong ?? [];
    return wrong.length === 0 ? [] : [`wrong ${wrong.length} times: ${kind}: ${[...new Set(wrong)].join(', ')}`];
  });

export function missedGoals(tally: Tally, tool: string): readonly string[] {
  const [found, flagged] = [sum(tally, tool, true), sum(tally, tool, false)];
  return [
    ...(found.flagged < found.total * 0.97 ? ['missed: 97 % of harmful changes found'] : []),
    ...(flagged.flagged > flagged.total * 0.01 ? ['missed: at most 1 % of harmless changes flagged'] : []),
  ];
}
