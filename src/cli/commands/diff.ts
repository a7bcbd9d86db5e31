import type { Change } from '../../compare/diff/change.ts';
import { diff as diffDocuments } from '../../library/diff.ts';
import { readPact } from '../../library/read-pact.ts';
import type { Answer, Context } from '../context.ts';
import type { DocumentOptions } from '../document-options.ts';
import { readNamed } from '../read-named.ts';

export interface DiffArguments {
  readonly old: string;
  readonly now: string;
  readonly pacts: readonly string[];
}

export async function diff(context: Context, files: DiffArguments, options: DocumentOptions): Promise<Answer> {
  const [old, now] = await Promise.all([readNamed(context, files.old, options), readNamed(context, files.now, options)]);
  const pacts = await Promise.all(files.pacts.map((file) => readPact(file, { folder: context.folder })));
  const { changes } = await diffDocuments(old, now, pacts);
  return {
    outcome: changes.some(isBreaking) ? 'no' : 'done',
    json: { changes },
    text: [...byOperation(changes).flatMap(operationLines), summary(changes, pacts.length > 0)].join('\n'),
  };
}

const isBreaking = ({ kind }: Change): boolean => kind === 'breaking';

type Group = readonly [operation: string, changes: readonly Change[]];

/** Operations with something breaking come first, and in each what is breaking. */
function byOperation(changes: readonly Change[]): readonly Group[] {
  const groups = [...Map.groupBy(changes, ({ operation }) => operation)];
  const inOrder = groups.map(([operation, own]): Group => [operation, [...own.filter(isBreaking), ...own.filter((change) => !isBreaking(change))]]);
  return [...inOrder.filter(([, own]) => own.some(isBreaking)), ...inOrder.filter(([, own]) => !own.some(isBreaking))];
}

/** How many safe changes of an operation, and how many interactions of a change, a person reads. */
const shown = 5;

function operationLines([operation, changes]: Group): readonly string[] {
  const breaking = changes.filter(isBreaking);
  const safe = changes.filter((change) => !isBreaking(change));
  const hidden = safe.length - shown;
  return [
    operation === '' ? 'the whole document' : operation,
    ...[...breaking, ...safe.slice(0, shown)].flatMap(changeLines),
    ...(hidden > 0 ? [`  … and ${hidden} more safe changes (--json lists them)`] : []),
  ];
}

function changeLines(change: Change): readonly string[] {
  const { message, code, pointer, affects } = change;
  const hidden = affects.length - shown;
  return [
    `  ${isBreaking(change) ? '✘' : '✔'} ${message} (${code}, ${pointer})`,
    ...affects.slice(0, shown).map(({ pact, interaction }) => `      hits ${pact} “${interaction}”`),
    ...(hidden > 0 ? [`      … and ${hidden} more`] : []),
  ];
}

function summary(changes: readonly Change[], hasPacts: boolean): string {
  const breaking = changes.filter(isBreaking).length;
  const safe = changes.length - breaking;
  if (changes.length === 0) return '✔ nothing changed';
  const hit = new Set(changes.flatMap(({ affects }) => affects.map(({ pact, interaction }) => `${pact}\n${interaction}`))).size;
  const hits = hit === 0 ? 'no interaction is hit' : hit === 1 ? '1 interaction is hit' : `${hit} interactions are hit`;
  const verdict = hasPacts ? hits : 'name pacts with --pact to see what hits you';
  return `${breaking === 0 ? '✔' : '✘'} ${breaking} breaking and ${safe} safe changes; ${verdict}`;
}
