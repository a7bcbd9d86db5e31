import { isWithin } from '../contract/discover/paths.ts';
import type { Discovery, Tried } from '../contract/discover/types.ts';
import type { Change } from '../pact/reliance.ts';
import { changes } from '../pact/reliance.ts';

/** What experiments found, for people: a table for each interaction, what the client said where it failed, and what the test's list should be. */
export const discoveriesText = (found: readonly Discovery[]): string => found.map(oneDiscovery).join('\n\n');

/** What is done to a field, in a word for the table's head. */
const heads: Readonly<Record<Change, string>> = { absent: 'taken away', empty: 'emptied', null: 'nulled', unknown: 'unknown member' };

function oneDiscovery(found: Discovery): string {
  const { provider, consumer, description, fields, experiments } = found;
  const said = [...new Set(fields.flatMap(({ changes: came }) => changes.flatMap((change) => messageOf(came[change]) ?? [])))];
  const title = `${provider} ← ${consumer}: ${description} (${experiments} experiments)`;
  const telling = fields.filter(isTelling);
  const rows = telling.map((field) => [field.path, ...changes.map((change) => cell(field, change, said))]);
  const table = rows.length === 0 ? [] : tableLines([['field', ...changes.map((change) => heads[change])], ...rows]);
  return [title, ...table, ...said.map((message, index) => `    ${index + 1}  ${message}`), ...others(fields), ...conclusions(found)].join('\n');
}

/** Whether it matters how a field comes, or what comes of an unknown member of its enum. */
const isTelling = ({ changes: came }: Tried): boolean => came.unknown !== undefined || Object.values(came).some((how) => how !== 'tolerated');

function others(fields: readonly Tried[]): readonly string[] {
  if (fields.length === 0) return ['  the answer has no fields to experiment with'];
  const tolerated = fields.filter((field) => !isTelling(field)).map(({ path }) => path);
  return tolerated.length === 0 ? [] : [`  tolerated in every way: ${tolerated.join(', ')}`];
}

const messageOf = (came: Tried['changes'][Change]): string | undefined => (typeof came === 'object' ? came.fails : undefined);

function cell({ changes: came }: Tried, change: Change, said: readonly string[]): string {
  const message = messageOf(came[change]);
  return message === undefined ? came[change] === undefined ? '–' : 'tolerated' : `fails with ${said.indexOf(message) + 1}`;
}

function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`);
}

function conclusions({ fields, listed, relied, missing, unneeded, notes }: Discovery): readonly string[] {
  const needed = listed === undefined ? [`  → relied on: ${relied.length === 0 ? 'nothing' : relied.join(', ')}`] : [];
  return [
    ...needed,
    ...missing.map((path) => `  ✘ needed and not listed: ${path}${whereThere(fields, path)}`),
    ...(unneeded.length === 0 ? [] : [`  · listed and not needed: ${unneeded.join(', ')}`]),
    ...notes.map((note) => `  · ${note}`),
  ];
}

/** What is needed within something that may be missing as a whole. */
function whereThere(fields: readonly Tried[], path: string): string {
  const around = fields.findLast((field) => isWithin(path, field.path) && field.changes.absent === 'tolerated');
  return around === undefined ? '' : ` (where the answer has ${around.path})`;
}
