import { splitPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseFor } from '../../openapi/operations.ts';
import type { Interaction, NamedPact, Pact } from '../../pact/types.ts';
import type { Code } from '../codes.ts';
import { comparePact } from '../compare.ts';
import type { Finding } from '../finding.ts';
import { locate } from '../locate.ts';

/** An interaction and what it exercises in the old document. */
export interface Use {
  readonly pact: string;
  readonly interaction: Interaction;
  /** Absent where the old document had no such operation. */
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
  return pact.interactions.map((interaction) => {
    const located = locate(old, interaction);
    if (located.kind !== 'found') return { pact: file, interaction };
    const { operation } = located.route.endpoint;
    const status = responseFor(operation, interaction.response.status)?.status;
    return { pact: file, interaction, operation, ...(status === undefined ? {} : { status }) };
  });
}

/** Where a pact suffers from the new document; its uses are given in the order of its interactions. */
export function hitsOf(old: Document, now: Document, { pact, uses }: { readonly pact: Pact; readonly uses: readonly Use[] }): readonly Hit[] {
  const known = new Set(comparePact(old, pact).map(keyOf));
  const fresh = comparePact(now, pact).filter((finding) => !known.has(keyOf(finding)) && !harmless.has(finding.code));
  return fresh.flatMap((finding) => {
    const use = uses[indexOf(finding)];
    return use === undefined ? [] : [{ use, finding }];
  });
}

const indexOf = ({ pactPointer }: Finding): number => Number(splitPointer(pactPointer)[1]);

const keyOf = (finding: Finding): string => [indexOf(finding), finding.code, fieldOf(finding)].join('\n');

/** The field with every position in a list left open: `data[].email`. */
export const fieldOf = ({ field = '' }: Finding): string => field.replace(/\[\d+\]/g, '[]');
