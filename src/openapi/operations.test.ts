import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { findOperation, listOperations, responseFor } from './operations.ts';
import { documentOf, petshop } from './testing/documents.ts';

const documented = documentOf({
  security: [{ key: ['read'] }],
  paths: {
    'x-note': { get: {} },
    '/items/{id}': {
      parameters: [{ name: 'id', in: 'path' }, { name: 'lang', in: 'header', required: true }, { in: 'query' }, { name: 'odd', in: 'body' }],
      get: {
        operationId: 'twice',
        parameters: [{ name: 'lang', in: 'header' }, { name: 'ids', in: 'query', style: 'pipeDelimited' }, { name: 'f', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } }],
        responses: { 'x-kept': {}, '4XX': { description: '' }, 200: { headers: { Etag: { required: true } }, content: { 'Application/JSON; charset=utf-8': {} } } },
      },
      put: { operationId: 'twice', security: [], requestBody: { $ref: '#/components/requestBodies/Item' } },
    },
    '/none': {},
  },
  components: {
    requestBodies: { Item: { required: true, content: { 'text/plain': {} } } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  },
});

describe('operations', () => {
  const [get, put] = listOperations(documented);

  it('go by method and path where their id is not theirs alone', () => expect(listOperations(documented).map(({ id }) => id)).to.deep.equal(['GET /items/{id}', 'PUT /items/{id}']));

  it('go by method and path where their id reads like another’s', () => {
    const both = documentOf({ paths: { '/a': { get: {} }, '/b': { get: { operationId: 'GET /a' } } } });
    expect(listOperations(both).map(({ id }) => id)).to.deep.equal(['GET /a', 'GET /b']);
  });

  it('are read once', () => expect(listOperations(documented)).to.equal(listOperations(documented)));

  it('take parameters from their path item and override them', () => {
    expect(get?.parameters.map(({ name, required }) => [name, required])).to.deep.equal([['id', true], ['lang', false], ['ids', false], ['f', false]]);
  });

  it('know style and explode by OpenAPI’s defaults', () => {
    const styles = get?.parameters.map(({ style, explode }) => `${style} ${String(explode)}`);
    expect(styles).to.deep.equal(['simple false', 'simple false', 'pipeDelimited false', 'form true']);
  });

  it('know the schema of a parameter that has a media type', () => expect(get?.parameters.at(-1)?.schema?.value).to.deep.equal({ type: 'object' }));

  it('have responses without extensions, media types without parameters', () => {
    expect(get?.responses.map(({ status }) => status)).to.deep.equal(['200', '4XX']);
    expect(get?.responses[0]?.content[0]?.type).to.equal('application/json');
    expect(get?.responses[0]?.headers).to.deep.equal([{ name: 'Etag', required: true, schema: undefined }]);
  });

  it('inherit the document’s security unless they have their own', () => {
    expect(get?.security).to.have.nested.property('[0][0]').that.includes({ name: 'key', type: 'apiKey', scheme: undefined, in: 'header', parameter: 'X-Key' });
    expect(put?.security).to.deep.equal([]);
  });

  it('know the scopes that they ask for, and where the scheme stands', () => {
    expect(get?.security[0]?.[0]).to.deep.include({ scopes: ['read'] }).and.have.nested.property('place.pointer', '/components/securitySchemes/key');
  });

  it('follow a reference to their request body', () => expect(put?.body).to.deep.include({ required: true }));

  it('prefer the exact response, then its range, then the default', () => {
    expect(get && [200, 404, 500].map((status) => responseFor(get, status)?.status)).to.deep.equal(['200', '4XX', undefined]);
    expect(responseFor(findOperation(petshop(), 'listPets'), 500)?.status).to.equal('default');
  });

  it('that are not there fail with the nearest id', () => {
    expect(() => findOperation(petshop(), 'listPet')).to.throw(Failure, 'did you mean listPets?');
  });

  it('that are named by their path although they have an id fail with it', () => {
    expect(() => findOperation(petshop(), 'get /pets/{pet_id}')).to.throw(Failure, 'there is no operation get /pets/{pet_id}: its id is getPet');
  });
});
