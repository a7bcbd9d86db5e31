import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { drawInteraction } from '../generate/draw-interaction.ts';
import type { Json } from '../json/json.ts';
import { isObject } from '../json/json.ts';
import type { Document } from '../openapi/document.ts';
import { schemaAt } from '../openapi/schema.ts';
import { anySchema } from '../openapi/testing/any-schema.ts';
import { documentOf } from '../openapi/testing/documents.ts';
import type { Interaction, Pact, PactRequest } from '../pact/types.ts';
import { playInteractions } from './play.ts';

/** One operation that takes and answers a JSON body of any schema. */
const echo = (named: { readonly [name: string]: Json }): Document => {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/It' } } };
  const post = { operationId: 'echo', requestBody: { required: true, content }, responses: { 200: { content } } };
  return documentOf({ openapi: '3.1.0', paths: { '/echo': { post } }, components: { schemas: named } });
};

/** Every field of the body that the document declares at its top. */
function fieldsOf(document: Document, named: { readonly [name: string]: Json }): readonly string[] {
  const { properties } = schemaAt(document, { pointer: '/components/schemas/It', value: named['It'] ?? {} });
  return [...properties.keys()].map((name) => (name.includes("'") ? name : `['${name}']`));
}

const send = (url: string, { method, path, body }: PactRequest): Promise<Response> =>
  fetch(url + path, { method, headers: { 'content-type': body?.contentType ?? '' }, body: JSON.stringify(body?.content) });

/** As Pact's core writes it: without what is empty. */
const written = ({ providerStates: _, ...interaction }: Interaction): unknown => ({ ...interaction, pending: false });

describe('Pact’s own core', () => {
  let folder = '';
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'core-'))));
  after(() => rm(folder, { recursive: true }));

  it('takes any drawn interaction, matches its own example and keeps every rule', async () => {
    await fc.assert(
      fc.asyncProperty(anySchema(), async (named) => {
        const document = echo(named);
        const relies = fieldsOf(document, named);
        const interaction = drawInteraction(document, { operation: 'echo', response: { status: 200, relies } });
        const answer: unknown = await playInteractions({ consumer: 'c', provider: 'p', interactions: [interaction], folder }, async (url) => (await send(url, interaction.request)).json().catch(() => undefined));
        const [file = ''] = await readdir(folder);
        const pact: Pact = JSON.parse(await readFile(join(folder, file), 'utf8'));
        expect(answer ?? {}).to.deep.equal(interaction.response.body?.content ?? {});
        expect(pact.interactions.map((kept) => ({ ...kept }))).to.deep.equal([written(interaction)]);
        expect(isObject(pact.metadata)).to.equal(true);
      }),
      { numRuns: 60 },
    );
  });
});
