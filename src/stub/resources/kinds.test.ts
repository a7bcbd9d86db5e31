import { expect } from 'chai';
import type { Json, JsonObject } from '../../json/json.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import type { Ask } from '../testing/client.ts';
import { stubOf } from '../testing/client.ts';
import { at, send } from '../testing/shelter.ts';

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: Json): JsonObject => ({ content: { 'application/json': { schema } } });
const answers = (status: number, schema: Json): Json => ({ [status]: { description: 'ok', ...content(schema) } });
const closed = (...parts: readonly Json[]): Json => ({ allOf: parts, unevaluatedProperties: false });
const texts = (...names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const kindsOf = (pet: JsonObject): Ask => stubOf([{
  document: documentOf({
    openapi: '3.1.0',
    paths: {
      '/pets': { post: { requestBody: content(reference('Pet')), responses: answers(201, reference('Pet')) } },
      '/pets/{id}': { get: { parameters: [id], responses: answers(200, reference('Pet')) } },
      '/weigh': { post: { requestBody: content(reference('Pet')), responses: answers(200, reference('Pet')) } },
    },
    components: {
      schemas: {
        Base: { type: 'object', required: ['petType'], properties: texts('id', 'petType', 'name') },
        Cat: closed(reference('Base'), { required: ['lives'], properties: { lives: { type: 'integer' } } }),
        Dog: closed(reference('Base'), { properties: texts('bark') }),
        Pet: { oneOf: [reference('Cat'), reference('Dog')], ...pet },
      },
    },
  }),
}]);

describe('a thing that is one of several kinds', () => {
  const tagged = kindsOf({ discriminator: { propertyName: 'petType' } });
  const cases: readonly (readonly [string, Ask, JsonObject])[] = [
    ['its discriminator', tagged, { petType: 'Dog', name: 'Rex', bark: 'w' }],
    ['its discriminator alone', tagged, { petType: 'Dog', name: 'Rex' }],
    ['what it has', kindsOf({}), { petType: 'd', name: 'Rex', bark: 'w' }],
  ];
  for (const [what, ask, dog] of cases) {
    it(`is made and read as the kind that ${what} tells`, async () => {
      const made = await send(ask, 'POST /pets', dog);
      const read = await ask(`GET /pets/${at(made, 'id')}`);
      expect(made.json).to.include(dog).and.not.to.have.property('lives');
      expect(read.json).to.deep.equal(made.json);
    });

    it(`is answered as the kind that ${what} tells, where nothing remembers it`, async () => {
      expect((await send(ask, 'POST /weigh', dog)).json).to.include(dog).and.not.to.have.property('lives');
    });
  }
});

describe('putting a thing in its place', () => {
  const properties = { id: { type: 'string', readOnly: true }, ...texts('name', 'description'), labels: { type: 'array', items: { type: 'string' } }, size: { type: 'integer', readOnly: true } };
  const file = { type: 'object', required: ['name', 'size'], properties };
  const put = { parameters: [id], requestBody: content(file), responses: answers(200, file) };
  const full = { name: 'n1', labels: ['mine'], description: 'd' };

  for (const sent of [{ name: 'n2' }, { name: 'n3', size: 9 }]) {
    it(`leaves out what ${Object.keys(sent).join(' and ')} leave out, and has all that is required`, async () => {
      const ask = stubOf([{ document: documentOf({ paths: { '/files/{id}': { put, get: { parameters: [id], responses: answers(200, file) } } } }) }]);
      await send(ask, 'PUT /files/a', full);
      await send(ask, 'PUT /files/a', sent);
      expect((await ask('GET /files/a')).json).to.have.all.keys('id', 'name', 'size').and.include({ name: sent.name });
    });
  }

  it('keeps what only the answer requires, and takes the rest away', async () => {
    const answered = { ...file, required: ['name', 'labels'] };
    const ask = stubOf([{ document: documentOf({ paths: { '/files/{id}': { put: { ...put, responses: answers(200, answered) } } } }) }]);
    await send(ask, 'PUT /files/a', full);
    expect((await send(ask, 'PUT /files/a', { name: 'n2', size: 9 })).json).to.have.keys('id', 'name', 'labels', 'size');
  });
});
