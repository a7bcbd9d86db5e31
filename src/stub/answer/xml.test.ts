import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import { stubOf } from '../testing/client.ts';

const answering = (schema: Json) => {
  const responses = { 200: { description: 'ok', content: { 'application/xml': { schema } } } };
  const ask = stubOf([{ document: documentOf({ paths: { '/place': { get: { operationId: 'getPlace', responses } } } }) }]);
  return async (): Promise<string> => (await ask('GET /place')).text;
};

describe('an answer in XML', () => {
  it('declares the namespace of its root', async () => {
    const xml = { name: 'Place', namespace: 'https://acme.example/doc/?a&b' };
    const answer = answering({ type: 'object', xml, properties: { region: { type: 'string', example: 'eu' } } });
    expect(await answer()).to.contain('<Place xmlns="https://acme.example/doc/?a&amp;b"><region>eu</region></Place>');
  });

  it('is one element where it is a text', async () => {
    const answer = answering({ type: 'string', example: 'eu & us', xml: { name: 'Region' } });
    expect(await answer()).to.match(/<Region>eu &amp; us<\/Region>$/);
  });

  it('is the published text where that is a document already', async () => {
    expect(await answering({ type: 'string', example: '<Region/>' })()).to.equal('<Region/>');
  });
});
