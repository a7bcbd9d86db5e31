import { badInput } from '../failure/failure.ts';
import type { JsonSlice, MemberSlice } from '../json/lossless.ts';
import { canonicalSlice, itemSlices, memberSlice, objectText } from '../json/lossless.ts';
import { canonicalPact, compare, interactionName, slicePact } from './canonical.ts';
import { readPact } from './read.ts';

/** A pact file's text, often with one interaction only: what one contract test wrote. */
export interface PactFragment {
  readonly file: string;
  readonly text: string;
}

export interface MergedPact {
  readonly consumer: string;
  readonly provider: string;
  /** In canonical form. */
  readonly text: string;
}

interface Slices extends PactFragment {
  readonly consumer: string;
  readonly provider: string;
  readonly root: JsonSlice;
}

interface PlacedInteraction {
  readonly slice: JsonSlice;
  readonly place: string;
}

/** One pact for each consumer and provider, whatever the order of the fragments. */
export function mergePacts(fragments: readonly PactFragment[]): readonly MergedPact[] {
  const groups = Map.groupBy(fragments.map(slices), ({ consumer, provider }) => JSON.stringify([consumer, provider]));
  return [...groups.values()].flatMap(mergeGroup).toSorted((a, b) => compare(a.consumer, b.consumer) || compare(a.provider, b.provider));
}

function slices({ file, text }: PactFragment): Slices {
  const { consumer, provider } = readPact(text, file);
  return { file, text, consumer: consumer.name, provider: provider.name, root: slicePact(text, file) };
}

function mergeGroup(group: readonly Slices[]): readonly MergedPact[] {
  const [first] = group;
  if (first === undefined) return [];
  const { consumer, provider } = first;
  const text = objectText([
    ['consumer', JSON.stringify({ name: consumer })],
    ['interactions', `[${merged(group, 'interactions').join(',')}]`],
    ...messagesOf(group),
    ['metadata', metadataOf(group)],
    ['provider', JSON.stringify({ name: provider })],
  ]);
  return [{ consumer, provider, text: canonicalPact(text, first.file) }];
}

/** V3 lists messages apart. */
function messagesOf(group: readonly Slices[]): readonly (readonly [string, string])[] {
  const messages = merged(group, 'messages');
  return messages.length === 0 ? [] : [['messages', `[${messages.join(',')}]`]];
}

/** The same interaction from two tests is one; two that only share the name contradict each other. */
function merged(group: readonly Slices[], list: 'interactions' | 'messages'): readonly string[] {
  const byName = new Map<string, PlacedInteraction>();
  for (const interaction of group.flatMap((one) => placedIn(one, list))) {
    const { description, states } = interactionName(interaction.slice);
    const name = JSON.stringify([description, states]);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, interaction);
    else if (contentOf(known) !== contentOf(interaction)) throw conflict(description, known, interaction);
  }
  return [...byName.values()].map(contentOf);
}

const placedIn = ({ file, root }: Slices, list: 'interactions' | 'messages'): readonly PlacedInteraction[] =>
  itemSlices(memberSlice(root, list)).map((slice, index) => ({ slice, place: `${file}#/${list}/${index}` }));

/** An id that a broker gave is not part of what the consumer said. */
const contentOf = ({ slice }: PlacedInteraction): string =>
  canonicalSlice(slice.kind === 'object' ? { ...slice, members: slice.members.filter(({ key }) => key !== '_id') } : slice);

function conflict(description: string, one: PlacedInteraction, other: PlacedInteraction): Error {
  const places = [one, other].toSorted((a, b) => compare(a.place, b.place)).map(({ place }) => place);
  const contradiction = `they differ in ${differences(one, other)}, see ${places[1]}`;
  const message = `two different interactions are called ${JSON.stringify(description)}: ${contradiction}`;
  return badInput('pact.merge.conflict', message, {
    ...(places[0] === undefined ? {} : { place: places[0] }),
    fix: 'give one of them another description or provider state',
  });
}

function differences(one: PlacedInteraction, other: PlacedInteraction): string {
  const textOf = (slice: JsonSlice, key: string): string | undefined => {
    const value = memberSlice(slice, key);
    return value === undefined ? undefined : canonicalSlice(value);
  };
  const keys = [one.slice, other.slice].flatMap((slice) => (slice.kind === 'object' ? slice.members.map(({ key }) => key) : []));
  const differ = (key: string): boolean => key !== '_id' && textOf(one.slice, key) !== textOf(other.slice, key);
  return [...new Set(keys)].filter(differ).toSorted(compare).join(' and ');
}

/** Fragments of one run agree; where they do not, the same text wins in any order. */
function metadataOf(group: readonly Slices[]): string {
  const members: readonly MemberSlice[] = group.flatMap(({ root }) => {
    const metadata = memberSlice(root, 'metadata');
    return metadata?.kind === 'object' ? metadata.members : [];
  });
  const texts = members.map(({ key, value }) => [key, canonicalSlice(value)] as const).toSorted((a, b) => compare(a[1], b[1]));
  return objectText([...new Map(texts)].toSorted(([a], [b]) => compare(a, b)));
}
