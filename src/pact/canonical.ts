import { badInput } from '../failure/failure.ts';
import type { JsonSlice, ObjectSlice } from '../json/lossless.ts';
import { canonicalSlice, itemSlices, memberSlice, sliceJson, stringValue } from '../json/lossless.ts';
import type { Pact } from './types.ts';

/**
 * A pact file's text in its one canonical form: keys, interactions and messages sorted, two spaces, a final newline, every
 * number as it was written. The same pact gives the same bytes on any day, from any order.
 */
export function canonicalPact(text: string, file: string): string {
  const root = slicePact(text, file);
  const members = root.members.map(({ key, value }) => ({ key, value: key === 'interactions' || key === 'messages' ? sortedInteractions(value) : value }));
  return `${pretty({ ...root, members }, '')}\n`;
}

/**
 * The canonical file text of a pact that was made in memory, its messages among its interactions as V4 has them. They are written one by
 * one: whole vendors have thousands.
 */
export function pactText({ interactions, messages = [], ...rest }: Omit<Pact, 'messages'> & Partial<Pick<Pact, 'messages'>>): string {
  const written = [...interactions, ...messages].map((interaction) => {
    const sliced = (): JsonSlice => sliceJson(JSON.stringify(interaction), deepest);
    const slice = sliced();
    return { ...interactionName(slice), text: pretty(slice, '    '), canonical: () => canonicalSlice(sliced()) };
  });
  const sorted = written.toSorted(byName).map(({ text }) => text);
  const others = Object.entries(rest).map(([key, value]) => [key, pretty(sliceJson(JSON.stringify(value), deepest), '  ')] as const);
  const members = [...others, ['interactions', block('[]', sorted, '  ')] as const].toSorted(([a], [b]) => compare(a, b));
  return `${block('{}', members.map(([key, text]) => `${JSON.stringify(key)}: ${text}`), '')}\n`;
}

/** No honest pact nests deeper. */
const deepest = 200;

/** A pact's text as slices; a `Failure` when it is no JSON object. */
export function slicePact(text: string, file: string): ObjectSlice {
  try {
    const root = sliceJson(text, deepest);
    if (root.kind === 'object') return root;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badInput('json.syntax', `is not JSON: ${error.message}`, { place: file, cause: error });
  }
  throw badInput('pact.shape', 'is not a pact: an object with consumer, provider and interactions is expected', { place: file });
}

/** What tells the interactions of a pact apart: description and provider states. */
export function interactionName(interaction: JsonSlice): { readonly description: string; readonly states: string } {
  const [states] = ['providerStates', 'providerState', 'provider_state'].flatMap((key) => memberSlice(interaction, key) ?? []);
  return {
    description: stringValue(memberSlice(interaction, 'description')) ?? '',
    states: states === undefined ? '[]' : canonicalSlice(states),
  };
}

function sortedInteractions(list: JsonSlice): JsonSlice {
  if (list.kind !== 'array') return list;
  const named = itemSlices(list).map((item) => ({ item, ...interactionName(item), canonical: () => canonicalSlice(item) }));
  return { ...list, items: named.toSorted(byName).map(({ item }) => item) };
}

interface Named {
  readonly description: string;
  readonly states: string;
  /** Only where two have one name: it takes time. */
  readonly canonical: () => string;
}

const byName = (a: Named, b: Named): number =>
  compare(a.description, b.description) || compare(a.states, b.states) || compare(a.canonical(), b.canonical());

/** By code units: no locale changes the order. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function pretty(slice: JsonSlice, indent: string): string {
  const inner = `${indent}  `;
  if (slice.kind === 'scalar') return canonicalSlice(slice);
  if (slice.kind === 'array') return block('[]', slice.items.map((item) => pretty(item, inner)), indent);
  // The last of repeated keys counts, as in JSON.parse.
  const members = [...new Map(slice.members.map(({ key, value }) => [key, value]))].toSorted(([a], [b]) => compare(a, b));
  return block('{}', members.map(([key, value]) => `${JSON.stringify(key)}: ${pretty(value, inner)}`), indent);
}

const block = (brackets: '[]' | '{}', lines: readonly string[], indent: string): string =>
  lines.length === 0 ? brackets : `${brackets[0]}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${brackets[1]}`;
