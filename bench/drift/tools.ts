import { createRequire } from 'node:module';
import { changesBetween } from '../../src/compare/diff/change.ts';
import { comparePact } from '../../src/compare/compare.ts';
import type { Document } from '../../src/openapi/document.ts';
import { basePaths } from '../../src/openapi/routing/base-paths.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import type { Pact } from '../../src/pact/types.ts';

/** Something that can say whether a new document breaks a pact that was fine with the old one. */
export interface Tool {
  readonly name: string;
  readonly flags: (now: Document) => Promise<boolean>;
}

export interface Before {
  readonly old: Document;
  readonly pact: Pact;
}

export const diffTool = ({ old, pact }: Before): Tool => ({
  name: 'vendorproof diff',
  flags: async (now) => changesBetween(old, now, [{ file: 'pact.json', pact }]).some(({ kind }) => kind === 'breaking'),
});

/** Whether the change itself is told, and not only that some interaction no longer agrees. */
export const causeTool = ({ old, pact }: Before): Tool => ({
  name: 'cause named',
  flags: async (now) => changesBetween(old, now, [{ file: 'pact.json', pact }]).some(({ kind, code }) => kind === 'breaking' && code !== 'interaction.affected'),
});

/** What a person sees who compares before and after, errors only. */
export function compareTool({ old, pact }: Before): Tool {
  const errors = (document: Document): readonly string[] =>
    comparePact(document, pact).filter(({ severity }) => severity === 'error').map(({ code, pactPointer }) => `${code} ${pactPointer}`);
  const known = new Set(errors(old));
  return { name: 'vendorproof compare', flags: async (now) => errors(now).some((error) => !known.has(error)) };
}

interface Comparator {
  readonly compare: (pact: unknown) => AsyncIterable<{ readonly type: string; readonly code: string; readonly mockDetails?: { readonly location?: string } }>;
}

// The package's type declarations cannot be resolved from an ES module.
const peer: { readonly Comparator: new (input: { readonly oas: unknown }) => Comparator } = createRequire(import.meta.url)('@pactflow/openapi-pact-comparator');

/** The peer has no notion of before and after: what it says of the old document is taken off. Undefined where it cannot read that. */
export async function peerTool({ old, pact }: Before): Promise<Tool | undefined> {
  const plain = withoutBase(old, pact);
  const errors = async (document: Document): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { type, code, mockDetails } of new peer.Comparator({ oas: structuredClone(document.root) }).compare(plain)) {
      if (type === 'error') found.push(`${code} ${mockDetails?.location}`);
    }
    return found;
  };
  try {
    const known = new Set(await errors(old));
    return { name: 'openapi-pact-comparator', flags: async (now) => (await errors(now)).some((error) => !known.has(error)) };
  } catch {
    return undefined;
  }
}

/** The peer knows no base paths of servers. */
function withoutBase(document: Document, pact: Pact): unknown {
  const bases = [...new Set(listOperations(document).flatMap((operation) => basePaths(document, operation)))].filter((base) => base !== '');
  const interactions = pact.interactions.map((interaction) => {
    const base = bases.find((one) => interaction.request.path.startsWith(`${one}/`)) ?? '';
    return { ...interaction, request: { ...interaction.request, path: interaction.request.path.slice(base.length) } };
  });
  return { ...pact, interactions };
}
