import { joinPointer, splitPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseFor } from '../../openapi/operations.ts';
import { sourceOf } from '../../pact/message-source.ts';
import type { Interaction, MessageInteraction, NamedPact, Pact } from '../../pact/types.ts';
import type { Code } from '../codes.ts';
import { comparePact, pointerTo } from '../compare.ts';
import type { Finding } from '../finding.ts';
import { locate } from '../locate.ts';
import { sentOperations } from './sent.ts';

/** An interaction and what it exercises in the old document. */
export interface Use {
  readonly pact: string;
  readonly interaction: Interaction | MessageInteraction;
  /** Where it stands in the pact, as findings have it. */
  readonly pointer: string;
  /** Absent where the old document had no such operation. Of a message it is what the document says of the webhook. */
  readonly operation?: Operation;
  /** The old document's answer with the interaction's status, as documented. */
  readonly status?: string;
}

/** Something that an interaction has against the new document and had not against the old one. */
export interface Hit {
  readonly use: Use;
  readonly finding: Finding;
}

/** What says that an example is out of date breaks nobody. */
const harmless = new Set<Code>(['response.body.example']);

export function usesOf(old: Document, { file, pact }: NamedPact): readonly Use[] {
  return [
    ...pact.interactions.map((interaction, index): Use => {
      const use = { pact: file, interaction, pointer: pointerTo(interaction, `/interactions/${index}`) };
      const located = locate(old, interaction);
      if (located.kind !== 'found') return use;
      const { operation } = located.route.endpoint;
      const status = responseFor(operation, interaction.response.status)?.status;
      return { ...use, operation, ...(status === undefined ? {} : { status }) };
    }),
    ...pact.messages.map((interaction, index): Use => {
      const operation = sentBy(old, interaction);
      return { pact: file, interaction, pointer: pointerTo(interaction, `/messages/${index}`), ...(operation === undefined ? {} : { operation }) };
    }),
  ];
}

/** What the document says of the webhook that a message is. */
function sentBy(old: Document, message: MessageInteraction): Operation | undefined {
  const source = sourceOf(message);
  return source === undefined || !('webhook' in source) ? undefined : sentOperations(old).find(({ id }) => id === source.webhook);
}

/** Where a pact suffers from the new document; its uses are given in the order of its interactions. */
export function hitsOf(old: Document, now: Document, { pact, uses }: { readonly pact: Pact; readonly uses: readonly Use[] }): readonly Hit[] {
  const known = new Set(comparePact(old, pact).map(keyOf));
  const fresh = comparePact(now, pact).filter((finding) => !known.has(keyOf(finding)) && !harmless.has(finding.code));
  return fresh.flatMap((finding) => {
    const use = uses.find(({ pointer }) => pointer === placeOf(finding));
    return use === undefined ? [] : [{ use, finding }];
  });
}

/** The interaction's own place: `/interactions/3`. */
const placeOf = ({ pactPointer }: Finding): string => joinPointer('', ...splitPointer(pactPointer).slice(0, 2));

const keyOf = (finding: Finding): string => [placeOf(finding), finding.code, fieldOf(finding)].join('\n');

/** The field with every position in a list left open: `data[].email`. */
export const fieldOf = ({ field = '' }: Finding): string => field.replace(/\[\d+\]/g, '[]');
