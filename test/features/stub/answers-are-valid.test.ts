import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Judge } from '../../../bench/judge/judge.ts';
import { createJudge } from '../../../bench/judge/judge.ts';
import { drawDraft } from '../../../bench/requests/draft.ts';
import type { Wire } from '../../../bench/requests/write.ts';
import { written } from '../../../bench/requests/write.ts';
import { chanceFrom } from '../../../bench/verifier/chance.ts';
import type { Document } from '../../../src/openapi/document.ts';
import type { Operation } from '../../../src/openapi/operations.ts';
import { listOperations, responseFor } from '../../../src/openapi/operations.ts';
import { readDocument } from '../../../src/openapi/read.ts';
import { createStub } from '../../../src/stub/stub.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rich = ['all-choice-told-by-a-discriminator', 'all-bounds-split-over-all-of', 'all-patterns-in-many-dialects', 'all-schema-within-itself'];
const files = globSync(
  ['test/cases/stub/*/document.yaml', 'src/{openapi,stub}/testing/{petshop,awkward,limited}.yaml', ...rich.map((name) => `test/cases/generate/${name}/document.yaml`)],
  { cwd: root },
).toSorted((a, b) => a.localeCompare(b));

/** A documented status as a number to ask for: `4XX` as one that nothing else documents. */
const asNumber = (status: string): string => (status === 'default' ? '599' : status.toUpperCase().replaceAll('X', '7'));

/** The document's plain answer, then each documented one, then twenty samples that differ. */
const preferences = ({ responses }: Operation): readonly string[] =>
  ['', ...responses.map(({ status }) => `code=${asNumber(status)}`), ...Array.from({ length: 20 }, () => 'dynamic=true')];

/** Why an answer is not what the document has; undefined when it is. */
async function problemOf(judge: Judge, operation: Operation, answer: Response): Promise<string | undefined> {
  const refusal = answer.headers.get('vendorproof-refusal');
  const documented = responseFor(operation, answer.status);
  if (refusal !== null) return `refused: ${refusal}: ${await answer.text()}`;
  if (documented === undefined) return `${answer.status} is not documented`;
  const missing = documented.headers.find(({ name, required }) => required && !answer.headers.has(name));
  if (missing !== undefined) return `the header ${missing.name} is missing`;
  const type = answer.headers.get('content-type');
  const media = documented.content.find((each) => each.type === type);
  const text = await answer.text();
  if (media?.schema === undefined || text === '' || type?.includes('json') !== true || /seq|ndjson|stream/.test(type)) return undefined;
  return judge(JSON.parse(text), { pointer: media.schema.pointer, direction: 'response', fromText: false });
}

/** Asks for every operation of a document in every way; what is wrong with the answers. */
async function problemsOf(document: Document): Promise<readonly string[]> {
  const judge = createJudge(document.root);
  const chance = chanceFrom(7);
  const { handler } = createStub({ documents: [{ document }], clock: () => new Date('2026-01-05T08:30:00Z') });
  const problems: string[] = [];
  for (const operation of listOperations(document)) {
    const draft = drawDraft({ document, judge, chance }, operation, 0.5);
    if ('lacks' in draft) continue;
    const { method, target, headers, body }: Wire = written(chance, draft);
    for (const prefer of preferences(operation)) {
      const request = new Request(`http://127.0.0.1:7000${target}`, { method, headers: { ...headers, prefer }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Uint8Array.from(body) }) });
      // What is deleted cannot be deleted again.
      if (method === 'DELETE') await handler(new Request('http://127.0.0.1:7000/_vendorproof/reset', { method: 'POST' }));
      const problem = await problemOf(judge, operation, await handler(request));
      if (problem !== undefined) problems.push(`${operation.id} ${prefer}: ${problem}`);
    }
  }
  return [...new Set(problems)];
}

describe('the answers of a stub', function () {
  this.timeout(20_000);
  for (const file of files) {
    it(`are valid by another judge for ${basename(dirname(file))}/${basename(file)}`, async () => {
      expect(await problemsOf(await readDocument(`${root}${file}`))).to.deep.equal([]);
    });
  }
});
