import { expect } from 'chai';
import fc from 'fast-check';
import { Failure } from '../../failure/failure.ts';
import type { JsonObject } from '../../json/json.ts';
import { anySchema } from '../../openapi/testing/any-schema.ts';
import { documentOf, petshop } from '../../openapi/testing/documents.ts';
import { drawDocument } from './draw-document.ts';
import type { Rely } from './demand-of-schema.ts';

const json = (schema: JsonObject): JsonObject => ({ description: '', content: { 'application/json': { schema } } });
const withResponses = (responses: JsonObject, more: JsonObject = {}) => documentOf({ paths: { '/a': { get: { operationId: 'a', responses, ...more } } } });
const statuses = (responses: JsonObject) => drawDocument(withResponses(responses), { responses: 'all' }).interactions.map(({ response }) => response.status);

function bodyOf(schema: JsonObject, rely?: Rely): unknown {
  const { interactions } = drawDocument(withResponses({ 200: json(schema) }), rely === undefined ? {} : { rely });
  return interactions[0]?.response.body?.content;
}

describe('drawing a whole document', () => {
  it('draws the first success of every operation, described by operation and status, without states', () => {
    const { interactions, skipped } = drawDocument(petshop());
    expect(interactions.map(({ description }) => description)).to.deep.equal(['listPets answers 200', 'createPet answers 201', 'getPet answers 200', 'deletePet answers 204', 'createOrder answers 200']);
    expect([interactions.flatMap(({ providerStates }) => providerStates), skipped]).to.deep.equal([[], []]);
  });

  it('draws chosen operations only, each once', () => {
    expect(drawDocument(petshop(), { operations: ['getPet', 'getPet'] }).interactions).to.have.length(1);
  });

  it('fails where a chosen operation is not there', () => expect(() => drawDocument(petshop(), { operations: ['getPit'] })).to.throw(Failure, 'did you mean getPet?'));

  it('draws all answers, other than the first success with a state named from the operation', () => {
    const { interactions } = drawDocument(petshop(), { operations: ['getPet'], responses: 'all' });
    expect(interactions.map(({ description, providerStates }) => [description, providerStates])).to.deep.equal([
      ['getPet answers 200', []],
      ['getPet answers 404', [{ name: 'getPet answers 404', params: { operation: 'getPet', status: 404 } }]],
    ]);
  });

  it('gives ranges and defaults a status of their own', () => {
    expect(statuses({ '2XX': json({}), 400: json({}), '4XX': json({}), default: json({}) })).to.deep.equal([200, 400, 401, 500]);
    expect(statuses({ 404: json({}), default: json({}) })).to.deep.equal([200, 404]);
  });

  it('says which operation has no answer to draw', () => {
    expect(drawDocument(withResponses({})).skipped).to.deep.equal([{ operation: 'a', response: '', code: 'operation.no-success', message: 'a documents no answer to draw' }]);
  });

  it('draws the first error in a state of its own where no success is documented, and says so', () => {
    const { interactions, skipped } = drawDocument(withResponses({ 404: json({}), 409: json({}) }));
    expect(interactions.map(({ description, providerStates }) => [description, providerStates.length])).to.deep.equal([['a answers 404', 1]]);
    expect(skipped).to.deep.equal([{ operation: 'a', response: '', code: 'operation.no-success', message: 'a documents no success, errors only' }]);
  });

  it('says which answer could not be drawn, and why', () => {
    const content = { 'application/json': { schema: { type: 'object', required: ['b'], additionalProperties: false } } };
    const document = documentOf({ paths: { '/a': { post: { operationId: 'a', requestBody: { required: true, content }, responses: { 200: json({}) } } } } });
    const [skip] = drawDocument(document).skipped;
    expect(skip).to.deep.include({ operation: 'a', response: '200', code: 'expectation.value.invalid' });
  });

  it('finds a body of any schema, to send and to rely on', () => {
    fc.assert(
      fc.property(anySchema(), (named) => {
        const described = { content: { 'application/json': { schema: { $ref: '#/components/schemas/It' } } } };
        const operation = { operationId: 'a', requestBody: { required: true, ...described }, responses: { 200: described } };
        expect(drawDocument(documentOf({ openapi: '3.1.0', paths: { '/a': { post: operation } }, components: { schemas: named } })).skipped).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds an answer that has what its members need, within one another', () => {
    const card = (other: JsonObject): JsonObject => ({
      type: 'object',
      required: ['card'],
      properties: { card: { type: 'string' }, address: { type: 'string' } },
      dependentRequired: { card: ['address', 'zip'] },
      dependentSchemas: { address: { required: ['other'], properties: { other } } },
    });
    const operation = { operationId: 'a', responses: { 200: json(card(card({ type: 'string' }))) } };
    expect(drawDocument(documentOf({ openapi: '3.1.0', paths: { '/a': { get: operation } } })).skipped).to.deep.equal([]);
  });

  it('says that it found no body where there may be one', () => {
    const { skipped } = drawDocument(withResponses({ 200: json({ type: 'object', required: ['b'], properties: { b: { type: 'string', pattern: '^a$', minLength: 2 } }, }) }));
    expect(skipped.map(({ code }) => code)).to.deep.equal(['response.body.not-found']);
  });

  it('relies on no body that contradicts itself, and says so', () => {
    const { interactions, skipped } = drawDocument(withResponses({ 200: json({ type: 'object', required: ['b'], properties: { b: { type: 'string', enum: [1] } } }) }));
    expect([interactions[0]?.response.body, skipped.map(({ code }) => code)]).to.deep.equal([undefined, ['response.body.contradictory']]);
  });

  it('relies on no optional field of which no value is valid', () => {
    expect(bodyOf({ properties: { id: { type: 'string' }, odd: { type: 'string', pattern: '^a$', minLength: 2 } } })).to.deep.equal({ id: 'id_example' });
  });

  it('draws no body where there is none to rely on', () => {
    const bodies = [{ 204: json({ type: 'object' }) }, { 200: json({}) }, { 200: { content: { 'text/csv': { schema: { type: 'string' } } } } }].map((responses) => drawDocument(withResponses(responses)).interactions[0]?.response.body);
    expect(bodies).to.deep.equal([undefined, undefined, undefined]);
  });

  it('relies on what is required, or on all that is declared where nothing is', () => {
    const properties = { id: { type: 'string' }, name: { type: 'string' } };
    expect([bodyOf({ properties, required: ['id'] }), bodyOf({ properties })]).to.deep.equal([{ id: 'id_example' }, { id: 'id_example', name: 'name_example' }]);
  });

  it('relies on less or more when told to', () => {
    const properties = { id: { type: 'string' }, name: { type: 'string' } };
    expect([bodyOf({ properties }, 'required'), bodyOf({ properties, required: ['id'] }, 'all')]).to.deep.equal([{}, { id: 'id_example', name: 'name_example' }]);
  });

  it('relies on nothing within what may be null, or in what may be something else', () => {
    const inner = { type: 'object', required: ['x'], properties: { x: { type: 'string' } } };
    expect(bodyOf({ required: ['a', 'b'], properties: { a: { ...inner, nullable: true }, b: { anyOf: [{ type: 'string' }, inner] } } })).to.deep.equal({ a: null, b: 'b_example' });
  });

  it('relies on what all members of a choice have, and on what makes an example of one of them valid', () => {
    const cat = { type: 'object', required: ['id', 'lives'], properties: { id: { type: 'string' }, lives: { type: 'integer' } } };
    const dog = { type: 'object', required: ['id', 'tricks'], properties: { id: { type: 'string' }, tricks: { type: 'integer' } } };
    expect(bodyOf({ oneOf: [cat, dog] })).to.deep.equal({ id: 'id_example', lives: 1 });
  });

  it('relies on elements of lists, and on a schema within itself as a whole', () => {
    const document = documentOf({
      paths: { '/a': { get: { responses: { 200: json({ type: 'array', items: { $ref: '#/components/schemas/Node' } }) } } } },
      components: { schemas: { Node: { type: 'object', properties: { id: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } } } } },
    });
    expect(drawDocument(document).interactions[0]?.response.body?.content).to.deep.equal([{ id: 1, next: {} }]);
  });

  it('stays small where schemas fan out', () => {
    const level = (next: string): JsonObject => ({ type: 'object', properties: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}`, { $ref: `#/components/schemas/${next}` }])) });
    const document = documentOf({
      paths: { '/a': { get: { responses: { 200: json(level('B')) } } } },
      components: { schemas: { B: level('C'), C: level('D'), D: level('E'), E: { type: 'string' } } },
    });
    expect(JSON.stringify(drawDocument(document)).length).to.be.lessThan(300_000);
  });

  it('draws other examples with a seed, the same ones for the same, and the usual ones without', () => {
    const [usual, one, again, other] = [undefined, 1, 1, 2].map((seed) => JSON.stringify(drawDocument(petshop(), seed === undefined ? {} : { seed })));
    expect([one === again, one === other, one === usual, JSON.stringify(drawDocument(petshop())) === usual]).to.deep.equal([true, false, false, true]);
  });
});
