import { createHash } from 'node:crypto';
import type { JsonSlice } from '../json/lossless.ts';
import { canonicalSlice, itemSlices, memberSlice, objectText, sliceJson, stringValue } from '../json/lossless.ts';

/** What a broker needs to know about a pact's text, any version of the Pact specification. */
export interface PactContent {
  /** Same for contents that ask the same of a provider, whatever the order of interactions and keys. */
  readonly sha: string;
  /** The text to keep: every interaction and message has an `_id`; numbers and key order are as published. */
  readonly text: string;
  readonly interactions: number;
  readonly messages: number;
  readonly hasMessages: boolean;
  readonly consumer: string | undefined;
  readonly provider: string | undefined;
}

/** Reads a pact's text; throws a `SyntaxError` when it is not JSON. */
export function readPactContent(text: string): PactContent {
  const root = sliceJson(text);
  return {
    sha: contentSha(root),
    text: withIds(root),
    interactions: itemSlices(memberSlice(root, 'interactions')).length,
    messages: itemSlices(memberSlice(root, 'messages')).length,
    hasMessages: hasMessages(root),
    consumer: stringValue(memberSlice(memberSlice(root, 'consumer'), 'name')),
    provider: stringValue(memberSlice(memberSlice(root, 'provider'), 'name')),
  };
}

/** An interaction's id: what verification results refer to. Interactions that are alike have the same one. */
export const interactionId = (interaction: JsonSlice): string => sha1(canonicalSlice(withoutId(interaction)));

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

function contentSha(root: JsonSlice): string {
  const interactions = memberSlice(root, 'interactions');
  const messages = memberSlice(root, 'messages');
  if (interactions?.kind !== 'array' && messages?.kind !== 'array') return sha1(canonicalSlice(root));
  const main = interactions === undefined ? 'messages' : 'interactions';
  return sha1(
    objectText([
      ...listMember('interactions', interactions, main),
      ...listMember('messages', messages, main),
      ['pact_specification_version', specificationVersion(root)?.text ?? 'null'],
    ]),
  );
}

/** Only the main list's order is without meaning. */
function listMember(name: string, list: JsonSlice | undefined, main: string): readonly (readonly [string, string])[] {
  if (list?.kind !== 'array') return [];
  const texts = list.items.map((item) => canonicalSlice(withoutId(item)));
  return [[name, `[${(name === main ? texts.toSorted() : texts).join(',')}]`]];
}

function specificationVersion(root: JsonSlice): JsonSlice | undefined {
  const metadata = memberSlice(root, 'metadata');
  return (
    memberSlice(memberSlice(metadata, 'pactSpecification'), 'version') ??
    memberSlice(memberSlice(metadata, 'pact-specification'), 'version') ??
    memberSlice(metadata, 'pactSpecificationVersion')
  );
}

function hasMessages(root: JsonSlice): boolean {
  const types = itemSlices(memberSlice(root, 'interactions')).map((interaction) => stringValue(memberSlice(interaction, 'type')));
  return itemSlices(memberSlice(root, 'messages')).length > 0 || types.some((type) => type?.endsWith('/Messages'));
}

/** A pact that was downloaded from a broker and published again is the same pact. */
const withoutId = (slice: JsonSlice): JsonSlice =>
  slice.kind === 'object' ? { ...slice, members: slice.members.filter((member) => member.key !== '_id') } : slice;

/** A broker adds these to what it serves; they are not the pact's own. */
const brokersOwn = new Set(['_links', 'createdAt']);

function withIds(root: JsonSlice): string {
  if (root.kind !== 'object') return root.text;
  const members = root.members.filter((member) => !brokersOwn.has(member.key));
  return objectText(members.map(({ key, value }) => [key, isInteractionList(key) ? listWithIds(value) : value.text]));
}

const isInteractionList = (key: string): boolean => key === 'interactions' || key === 'messages';

const listWithIds = (list: JsonSlice): string => (list.kind === 'array' ? `[${list.items.map(withId).join(',')}]` : list.text);

function withId(interaction: JsonSlice): string {
  if (interaction.kind !== 'object' || memberSlice(interaction, '_id') !== undefined) return interaction.text;
  const rest = interaction.members.length === 0 ? '}' : `,${interaction.text.slice(1)}`;
  return `{"_id":"${interactionId(interaction)}"${rest}`;
}
