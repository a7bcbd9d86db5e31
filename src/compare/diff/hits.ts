import { splitPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import { responseFor } from '../../openapi/operations.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Interaction, Pact } from '../../pact/types.ts';
import type { Code } from '../codes.ts';
import { comparePact } from '../compare.ts';
import type { Finding } from '../finding.ts';
import { locate } from '../locate.ts';

export interface NamedPact {
  /** The path as it was given. */
  readonly file: string;
  readonly pact: Pact;
}

/** Something that a pact's interaction has against the new document and had not against the old one. */
export interface Hit {
  readonly pact: string;
  readonly interaction: string;
  /** The operation in the old document; absent where there was none. */
  readonly operation?: Operation;
  /** The old document's answer with the interaction's status. */
  readonly status?: string;
  /** Absent where only the operation is known to be gone. */
  readonly finding?: Finding;
}

/** What says that an example is out of date breaks nobody. */
const harmless = new Set<Code>(['response.body.example']);

/** Where the pact suffers from the new document. */
export function hitsOf(old: Document, now: Document, { file, pact }: NamedPact): readonly Hit[] {
  const known = new Set(comparePact(old, pact).map(keyOf));
  const fresh = comparePact(now, pact).filter((finding) => !known.has(keyOf(finding)) && !harmless.has(finding.code));
  return fresh.map((finding) => ({ pact: file, finding, ...exercised(old, pact.interactions[indexOf(finding)], finding.interaction) }));
}

/** The operation that each interaction exercises in the old document. */
export function exercisedBy(old: Document, { file, pact }: NamedPact): readonly Hit[] {
  return pact.interactions.map((interaction) => ({ pact: file, ...exercised(old, interaction, interaction.description) }));
}

function exercised(old: Document, interaction: Interaction | undefined, description: string): Omit<Hit, 'pact'> {
  const located = interaction === undefined ? undefined : locate(old, interaction);
  if (interaction === undefined || located?.kind !== 'found') return { interaction: description };
  const { operation } = located.route.endpoint;
  const status = responseFor(operation, interaction.response.status)?.status;
  return { interaction: description, operation, ...(status === undefined ? {} : { status }) };
}

const indexOf = ({ pactPointer }: Finding): number => Number(splitPointer(pactPointer)[1]);

const keyOf = (finding: Finding): string => [indexOf(finding), finding.code, fieldOf(finding)].join('\n');

/** The field with every position in a list left open: `data[].email`. */
export const fieldOf = ({ field = '' }: Finding): string => field.replace(/\[\d+\]/g, '[]');
