import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One outcome of one command, as the docs have it. */
export interface Documented {
  readonly command: string;
  readonly code: number;
  readonly outcome: string;
}

const file = fileURLToPath(new URL('../../../../docs/exit-codes.md', import.meta.url));

/** Everything in the docs' table of commands; a cell may hold several outcomes, divided by semicolons. */
export function documentedOutcomes(): readonly Documented[] {
  const rows = readFileSync(file, 'utf8').split('\n').map(cellsOf);
  const head = rows.findIndex(([first]) => first === 'command');
  const codes = rows[head]?.slice(1).map(Number) ?? [];
  return rows.slice(head + 2).flatMap(([command = '', ...cells]) =>
    cells.flatMap((cell, column) =>
      outcomesIn(cell).map((outcome) => ({ command: command.replaceAll('`', ''), code: codes[column] ?? NaN, outcome })),
    ),
  );
}

const cellsOf = (line: string): readonly string[] => line.split('|').slice(1, -1).map((cell) => cell.trim());
const outcomesIn = (cell: string): readonly string[] => cell.split(';').map((outcome) => outcome.trim()).filter((outcome) => outcome !== '');
