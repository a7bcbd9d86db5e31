import { expect } from 'chai';
import type { Json, JsonObject } from '../../json/json.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import { drawDocument } from './draw-document.ts';

const errors = { 422: { description: '', content: { 'application/json': { schema: { type: 'object', properties: { error: { type: 'string' } } } } } } };
const parameter = (where: string, name: string, schema: JsonObject = { type: 'string' }): JsonObject => ({ name, in: where, required: true, schema });
const optional = (where: string, name: string, schema: JsonObject = { type: 'string' }): JsonObject => ({ ...parameter(where, name, schema), required: false });
const body = (type: string, properties: JsonObject): JsonObject => ({ requestBody: { required: true, content: { [type]: { schema: { type: 'object', required: ['b'], properties } } } } });
const key = { security: [{ key: [] }] };
const withKeys = { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } } };

/** What is drawn beside the success of one operation. */
function drawn(operation: JsonObject, { path = '/a', responses = errors }: { readonly path?: string; readonly responses?: JsonObject } = {}) {
  const document = documentOf({ ...withKeys, paths: { [path]: { post: { operationId: 'a', responses: { 200: { description: '' }, ...responses }, ...operation } } } });
  const { interactions, skipped } = drawDocument(document, { negative: true });
  return { refused: interactions.slice(1), skipped };
}

const describedOf = (...given: Parameters<typeof drawn>) => drawn(...given).refused.map(({ description }) => description);
const statesOf = (...given: Parameters<typeof drawn>) => drawn(...given).refused.map(({ providerStates }) => providerStates);

describe('drawing what an operation refuses', () => {
  it('leaves out a required field, and its rules', () => {
    const [refused] = drawn(body('application/json', { a: { type: 'string' }, b: { type: 'object', required: ['c'], properties: { c: { type: 'string' } } } })).refused;
    expect(refused).to.deep.include({ description: 'a answers 422 with the field b left out', providerStates: [] });
    expect([refused?.request.body?.content, refused?.request.matchingRules?.body, refused?.response.status]).to.deep.equal([{}, undefined, 422]);
  });

  it('leaves out a field of a form', () => {
    const [refused] = drawn(body('application/x-www-form-urlencoded', { b: { type: 'object', required: ['c'], properties: { c: { type: 'string' } } } })).refused;
    expect([refused?.request.body?.content, refused?.request.matchingRules]).to.deep.equal(['', undefined]);
  });

  it('leaves out a required parameter of the query, else a header', () => {
    const parameters = [parameter('header', 'X-Id'), parameter('query', 'q')];
    const [[query], [header]] = [drawn({ parameters }).refused, drawn({ parameters: parameters.slice(0, 1) }).refused];
    expect([query?.request.query, query?.description]).to.deep.equal([undefined, 'a answers 422 with the query parameter q left out']);
    expect([header?.request.headers, header?.description]).to.deep.equal([undefined, 'a answers 422 with the header parameter X-Id left out']);
  });

  const wrongFields: readonly (readonly [JsonObject, Json, string])[] = [
    [{ type: 'integer' }, 'not-of-this-type', 'of a wrong type'],
    [{ type: 'integer', maximum: 9 }, 10, 'above its maximum'],
    [{ type: 'integer', minimum: 3 }, 2, 'below its minimum'],
    [{ type: 'string', enum: ['x', 'y'] }, 'not-one-of-these', 'outside its enum'],
    [{ type: 'integer', enum: [1, 2] }, 3, 'outside its enum'],
    [{ type: 'string', format: 'uuid' }, 'no-uuid', 'that is no uuid'],
    [{ type: 'string', pattern: '^[a-z]{3}$' }, 'not-as-its-pattern-says', 'against its pattern'],
    [{ type: 'string', maxLength: 3 }, 'xxxx', 'that is too long'],
    [{ type: 'string', minLength: 3 }, 'xx', 'that is too short'],
    [{ type: 'string', pattern: '^[0-9]+$', maxLength: 3 }, 'not', 'against its pattern'],
  ];
  for (const [schema, value, how] of wrongFields) {
    it(`sends a field ${how} where nothing is required but a right one: ${JSON.stringify(schema)}`, () => {
      const requestBody = { required: true, content: { 'application/json': { schema: { type: 'object', minProperties: 1, properties: { b: schema, c: { type: 'string' } }, anyOf: [{ required: ['b'] }, { required: ['c'] }] } } } };
      const [, wrong] = drawn({ requestBody }, { responses: { 400: { description: '' }, ...errors } }).refused;
      expect([wrong?.description, wrong?.request.body?.content]).to.deep.equal([`a answers 422 with the field b ${how}`, { b: value }]);
    });
  }

  it('sends an optional parameter with a wrong value where nothing is required', () => {
    const [refused] = drawn({ parameters: [optional('query', 'name'), optional('query', 'limit', { type: 'integer' })] }).refused;
    expect([refused?.description, refused?.request.query, refused?.request.matchingRules]).to.deep.equal(['a answers 422 with the query parameter limit of a wrong type', { limit: ['not-of-this-type'] }, undefined]);
  });

  it('reads elements of lists, and never a text for a wrong one', () => {
    const lists = [{ type: 'string' }, { type: 'string', enum: ['x'] }].map((items) => optional('query', `by_${Object.keys(items).length}`, { type: 'array', items }));
    expect(describedOf({ parameters: lists })).to.deep.equal(['a answers 422 with the query parameter by_2 outside its enum']);
  });

  it('leaves out a body of which it cannot break a field, and its type with it', () => {
    const [refused] = drawn({ requestBody: { required: true, content: { 'application/xml': { schema: { type: 'object' } } } } }).refused;
    expect([refused?.description, refused?.request.body?.content, refused?.request.headers]).to.deep.equal(['a answers 422 with the body left out', '', undefined]);
  });

  it('sends a wrong body where none has to be sent', () => {
    const [refused] = drawn({ requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } }).refused;
    expect([refused?.description, refused?.request.headers]).to.deep.equal(['a answers 422 with a body of a wrong type', { 'Content-Type': ['application/json'] }]);
  });

  it('writes what is wrong into the path where nothing else can be', () => {
    const [refused] = drawn({ parameters: [parameter('path', 'id', { type: 'integer' })] }, { path: '/a/{id}/b' }).refused;
    expect([refused?.description, refused?.request.path]).to.deep.equal(['a answers 422 with the path parameter id of a wrong type', '/a/not-of-this-type/b']);
  });

  it('never touches what tells operations on one path apart', () => {
    const parameters = [parameter('query', 'upload'), parameter('header', 'X-Target', { type: 'string', enum: ['only'] })];
    for (const path of ['/a#upload', '/a#add']) expect(drawn({ parameters }, { path }).skipped.map(({ code }) => code)).to.deep.equal(['operation.nothing-to-refuse']);
  });

  it('draws each documented error by what leads to it, else by a provider state', () => {
    const responses = Object.fromEntries([400, 401, 403, 404, 406, 409, 415, 500].map((status) => [status, { description: '' }]));
    const operation = { ...key, ...body('application/json', { b: { type: 'string' } }), parameters: [parameter('path', 'id')] };
    expect(describedOf(operation, { path: '/a/{id}', responses: { ...responses, 200: { description: '', content: { 'text/csv': {} } } } })).to.deep.equal([
      'a answers 400 with the field b left out',
      'a answers 401 with the credentials left out',
      'a answers 403',
      'a answers 404 with an unknown id',
      'a answers 406 with only application/x-unknown accepted',
      'a answers 409',
      'a answers 415 with a body of type application/x-unknown',
      'a answers 500',
    ]);
  });

  it('says in words which state an error is about, and of what', () => {
    const responses = { 403: { description: '' }, 404: { description: '' }, 409: { description: '' } };
    expect(statesOf({ parameters: [parameter('path', 'id', { type: 'integer' })] }, { path: '/a/{id}', responses }).flat()).to.deep.equal([
      { name: 'the caller has no right to a', params: { operation: 'a', status: 403 } },
      { name: 'what a asks for does not exist', params: { id: 404_404_404, operation: 'a', status: 404 } },
      { name: 'a answers 409', params: { operation: 'a', status: 409 } },
    ]);
  });

  it('tells 422 from 400 by what is wrong, and by a state', () => {
    const parameters = [parameter('query', 'limit', { type: 'integer' })];
    const responses = { 400: { description: '' }, ...errors };
    expect([describedOf({ parameters }, { responses }), statesOf({ parameters }, { responses }).map((states) => states.length)]).to.deep.equal([
      ['a answers 400 with the query parameter limit left out', 'a answers 422 with the query parameter limit of a wrong type'],
      [0, 1],
    ]);
  });

  it('takes a range or the default for what is wrong first, then for missing credentials', () => {
    const responses = { default: { description: '' } };
    expect(describedOf({ parameters: [parameter('query', 'q')] }, { responses: { '4XX': { description: '' }, '5XX': { description: '' } } })).to.deep.equal(['a answers 400 with the query parameter q left out', 'a answers 500']);
    expect(describedOf(key, { responses })).to.deep.equal(['a answers 401 with the credentials left out']);
    expect(describedOf({ parameters: [parameter('query', 'q')] }, { responses: { 400: { description: '' }, ...responses } })).to.deep.equal(['a answers 400 with the query parameter q left out', 'a answers 500']);
  });

  it('relies on the class of the status alone where no error is documented', () => {
    const [refused] = drawn(key, { responses: {} }).refused;
    const matchers = [{ match: 'statusCode', status: 'clientError' }];
    expect(refused?.description).to.equal('a answers a client error with the credentials left out');
    expect(refused?.response).to.deep.equal({ status: 401, matchingRules: { status: { $: { combine: 'AND', matchers } } } });
  });

  it('asks for what does not exist where no rule can be broken, in a state that says so', () => {
    const [refused] = drawn({ parameters: [parameter('path', 'id')] }, { path: '/a/{id}', responses: {} }).refused;
    expect([refused?.description, refused?.request.path, refused?.providerStates.length]).to.deep.equal(['a answers a client error with an unknown id', '/a/does-not-exist', 1]);
  });

  it('says by code where an operation states nothing that a request could break', () => {
    const { refused, skipped } = drawn({}, { responses: {} });
    expect([refused, skipped]).to.deep.equal([[], [{ operation: 'a', response: '', code: 'operation.nothing-to-refuse', message: 'a states no rule that a request could break' }]]);
  });

  it('draws errors once, whatever else is drawn', () => {
    const document = documentOf({ paths: { '/a': { get: { operationId: 'a', parameters: [parameter('query', 'q')], responses: { 200: { description: '' }, 202: { description: '' }, ...errors } } } } });
    const { interactions } = drawDocument(document, { negative: true, responses: 'all' });
    expect(interactions.map(({ description }) => description)).to.deep.equal(['a answers 200', 'a answers 202', 'a answers 422 with the query parameter q left out']);
  });

  it('skips no operation that documents errors only', () => {
    const document = documentOf({ paths: { '/a': { get: { operationId: 'a', responses: { 404: { description: '' } } } } } });
    const codes = (options: Parameters<typeof drawDocument>[1]) => [drawDocument(document, options)].map(({ interactions, skipped }) => [interactions.length, ...skipped.map(({ code }) => code)])[0];
    expect([codes({}), codes({ responses: 'all' }), codes({ negative: true })]).to.deep.equal([[1, 'operation.no-success'], [1], [1, 'operation.nothing-to-refuse']]);
  });
});
