import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pet = {
  type: 'object',
  required: ['id', 'name', 'kind'],
  properties: {
    id: { type: 'string', maxLength: 40 },
    name: { type: 'string', minLength: 1, example: 'Rex' },
    kind: { type: 'string', enum: ['cat', 'dog'] },
    age: { type: 'integer', minimum: 0 },
    vaccinated: { type: 'boolean' },
  },
};

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const answer = (schema: object): object => ({ description: 'As asked', ...json(schema) });

const operations = (noun: string, schema: string): object => {
  const one = { $ref: `#/components/schemas/${schema}` };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 40 } };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } };
  return {
    [`/${noun}`]: {
      get: { operationId: `list-${noun}`, parameters: [limit], responses: { 200: answer({ type: 'array', items: one }) } },
      post: { operationId: `create-${noun}`, requestBody: { required: true, ...json(one) }, responses: { 201: answer(one) } },
    },
    [`/${noun}/{id}`]: { get: { operationId: `read-${noun}`, parameters: [id, limit], responses: { 200: answer(one) } } },
  };
};

/** A document with three operations for each noun. */
const documentOf = (nouns: readonly string[], others: object = {}): object => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  paths: Object.assign({}, ...nouns.map((noun, index) => operations(noun, nameOf(index))), others),
  components: { schemas: Object.fromEntries(nouns.map((_, index) => [nameOf(index), pet])) },
});

const nameOf = (index: number): string => `Pet${index}`;

/** Writes the document with three operations into a folder, and gives its path. */
export const writeSmall = (folder: string): string => written(join(folder, 'small.json'), documentOf(['pets']));

/** The same three operations, and 842 more of the same size: as many as a large vendor has. */
export function writeWide(folder: string): string {
  const nouns = Array.from({ length: 280 }, (_, index) => `things-${index}`);
  const ping = (operationId: string): object => ({ get: { operationId, responses: { 204: { description: 'Here' } } } });
  return written(join(folder, 'wide.json'), documentOf(['pets', ...nouns], { '/health': ping('read-health'), '/version': ping('read-version') }));
}

/** A pact with so many interactions, each with a path of its own and rules for its body. */
export function writePact(folder: string, interactions: number): string {
  const matches = { combine: 'AND', matchers: [{ match: 'type' }] };
  const interaction = (index: number): object => ({
    type: 'Synchronous/HTTP',
    description: `reads pet ${index}`,
    request: { method: 'GET', path: `/pets/${index}` },
    response: {
      status: 200,
      headers: { 'Content-Type': ['application/json'] },
      body: { contentType: 'application/json', encoded: false, content: { id: `${index}`, name: 'Rex', kind: 'cat', age: 3, vaccinated: true } },
      matchingRules: { body: Object.fromEntries(['id', 'name', 'kind', 'age', 'vaccinated'].map((name) => [`$.${name}`, matches])) },
    },
  });
  return written(join(folder, 'pact.json'), {
    consumer: { name: 'pets-integration' },
    provider: { name: 'pets' },
    interactions: Array.from({ length: interactions }, (_, index) => interaction(index)),
    metadata: { pactSpecification: { version: '4.0' } },
  });
}

function written(path: string, value: object): string {
  writeFileSync(path, JSON.stringify(value));
  return path;
}
