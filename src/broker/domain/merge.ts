import type { JsonSlice, ObjectSlice } from '../../json/lossless.ts';
import { canonicalSlice, itemSlices, memberSlice, objectText, sliceJson, stringValue } from '../../json/lossless.ts';

export type Merged =
  | { readonly kind: 'merged'; readonly text: string }
  /** Interactions of the same name that ask different things, by description. */
  | { readonly kind: 'collision'; readonly interactions: readonly string[] };

/**
 * Adds the interactions of a pact to another of the same consumer version: parallel builds each publish a part.
 * What is there already under the same description and state is replaced, provided that it sends the same request.
 */
export function mergePacts(before: string, incoming: string): Merged {
  const base = sliceJson(before);
  const added = sliceJson(incoming);
  const list = listName(base, added);
  if (list === undefined || base.kind !== 'object') return { kind: 'collision', interactions: ['(one of the two has no interactions)'] };
  const news = new Map(itemSlices(memberSlice(added, list)).map((interaction) => [identity(interaction), interaction]));
  const olds = itemSlices(memberSlice(base, list));
  const collisions = olds.filter((old) => asksDifferently(old, news.get(identity(old))));
  if (collisions.length > 0) return { kind: 'collision', interactions: collisions.map(describe) };
  return { kind: 'merged', text: withList(base, list, mergedList(olds, news)) };
}

const lists = ['interactions', 'messages'] as const;

const listName = (base: JsonSlice, added: JsonSlice): string | undefined =>
  lists.find((name) => memberSlice(base, name)?.kind === 'array' && memberSlice(added, name)?.kind === 'array');

const describe = (interaction: JsonSlice): string => stringValue(memberSlice(interaction, 'description')) ?? '(without description)';

const stateNames = ['provider_state', 'providerState', 'providerStates'];

function identity(interaction: JsonSlice): string {
  const state = stateNames.map((name) => memberSlice(interaction, name)).find((value) => value !== undefined);
  return JSON.stringify([describe(interaction), state === undefined ? '' : canonicalSlice(state)]);
}

const requestParts = ['method', 'path', 'query', 'body', 'headers'];

function asksDifferently(old: JsonSlice, replacement: JsonSlice | undefined): boolean {
  if (replacement === undefined) return false;
  return requestParts.some((part) => requestPart(old, part) !== requestPart(replacement, part));
}

function requestPart(interaction: JsonSlice, part: string): string | undefined {
  const value = memberSlice(memberSlice(interaction, 'request'), part);
  return value && canonicalSlice(value);
}

function mergedList(olds: readonly JsonSlice[], news: ReadonlyMap<string, JsonSlice>): string {
  const known = new Set(olds.map(identity));
  const kept = olds.map((old) => news.get(identity(old)) ?? old);
  const added = [...news].filter(([id]) => !known.has(id)).map(([, interaction]) => interaction);
  return `[${[...kept, ...added].map((interaction) => interaction.text).join(',')}]`;
}

const withList = (base: ObjectSlice, list: string, text: string): string =>
  objectText(base.members.map(({ key, value }) => [key, key === list ? text : value.text]));
