import { createRequire } from 'node:module';
import { comparePact, compatible } from '../../src/compare/compare.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { pactText } from '../../src/pact/canonical.ts';
import { readPact } from '../../src/pact/read.ts';
import type { Contender, Subject } from './tools.ts';
import { one } from './tools.ts';

interface Peer {
  readonly Comparator: new (input: { readonly oas: unknown }) => { readonly compare: (pact: unknown) => AsyncIterable<{ readonly type: string }> };
}

// The package's type declarations cannot be resolved from an ES module.
const { Comparator }: Peer = createRequire(import.meta.url)('@pactflow/openapi-pact-comparator');

/** Comparing a document with a pact of so many interactions that was drawn from it, once for both. */
export function comparators(interactions: number): readonly Contender[] {
  const pacts = new WeakMap<Subject, string>();
  const prepare = (subject: Subject): void => void pacts.set(subject, pacts.get(subject) ?? drawnPact(subject, interactions));
  const shared = { task: `compare ${interactions} interactions`, unit: 'pacts found compatible', prepare };
  const pactOf = (subject: Subject): string => pacts.get(subject) ?? '';
  return [
    {
      ...shared,
      tool: 'vendorproof',
      run: (subject) => one(compatible(comparePact(documentFromBytes(subject.bytes, subject.file), readPact(pactOf(subject), 'pact.json')))),
    },
    {
      ...shared,
      tool: 'openapi-pact-comparator',
      run: async (subject) => one(await agrees(JSON.parse(new TextDecoder().decode(subject.bytes)), JSON.parse(pactOf(subject)))),
    },
  ];
}

function drawnPact(subject: Subject, most: number): string {
  const document = documentFromBytes(subject.bytes, subject.file);
  const operations = listOperations(document).slice(0, most).map(({ id }) => id);
  const { interactions } = drawDocument(document, { operations });
  return pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: { pactSpecification: { version: '4.0' } } });
}

async function agrees(oas: unknown, pact: unknown): Promise<boolean> {
  let errors = 0;
  // To the end, as ours does.
  for await (const { type } of new Comparator({ oas }).compare(pact)) if (type === 'error') errors += 1;
  return errors === 0;
}
