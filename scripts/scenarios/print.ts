import type { JudgedScenario } from './judge.ts';

/** A line for each scenario: id, result, test file, and what it is about. */
export function scenarioTable(judged: readonly JudgedScenario[]): string {
  const rows = [['id', 'result', 'test', 'scenario'], ...judged.map(({ id, result, files, text }) => [id, result, files.map(short).join(' '), text])];
  const widths = [0, 1, 2].map((column) => Math.min(60, Math.max(...rows.map((row) => row[column]?.length ?? 0))));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

const short = (file: string): string => file.replace(/^consumers\//, '');
