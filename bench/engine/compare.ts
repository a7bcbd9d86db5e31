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

const task = 'compare with its document';
const unit = 'pacts found compatible';

/** More interactions take the peer minutes on large documents. */
const mostOperations = 10;

/** Comparing a document with a pact of a few interactions that was drawn from it. */
export const comparators: readonly Contender[] = [
  {
    task,
    unit,
    tool: 'vendorproof',
    prepare: pactOf,
    run: (subject) => one(compatible(comparePact(documentFromBytes(subject.bytes, subject.file), readPact(pactOf(subject), 'pact.json')))),
  },
  {
    task,
    unit,
    tool: 'openapi-pact-comparator',
    prepare: pactOf,
    run: async (subject) => one(await agrees(JSON.parse(new TextDecoder().decode(subject.bytes)), JSON.parse(pactOf(subject)))),
  },
];

const drawn = new WeakMap<Subject, string>();

/** Drawn once for both. */
function pactOf(subject: Subject): string {
  const known = drawn.get(subject);
  if (known !== undefined) return known;
  const document = documentFromBytes(subject.bytes, subject.file);
  const operations = listOperations(document).slice(0, mostOperations).map(({ id }) => id);
  const { interactions } = drawDocument(document, { operations });
  const text = pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: { pactSpecification: { version: '4.0' } } });
  drawn.set(subject, text);
  return text;
}

async function agrees(oas: unknown, pact: unknown): Promise<boolean> {
  for await (const result of new Comparator({ oas }).compare(pact)) if (result.type === 'error') return false;
  return true;
}
