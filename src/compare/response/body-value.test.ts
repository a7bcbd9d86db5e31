import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import { readPact } from '../../pact/read.ts';
import type { Interaction, PactBody } from '../../pact/types.ts';
import { comparePact } from '../compare.ts';

const documentWith = (type: string, properties: { readonly [name: string]: Json }) =>
  documentOf({ paths: { '/pets': { get: { operationId: 'pets', responses: { 200: { description: 'pets', content: { [type]: { schema: { type: 'object', properties, xml: { name: 'Pets' } } } } } } } } } });

const pets: Json = { type: 'array', items: { type: 'object', properties: { age: { type: 'integer' }, name: { type: 'string' } } } };
const grown: Json = { type: 'array', items: { type: 'object', properties: { age: { type: 'string' }, called: { type: 'string' } } } };

const texts: Readonly<Record<string, string>> = {
  'application/xml': '<Pets><pets><age>1</age><name>Rex</name></pets><count>2</count></Pets>',
  'application/x-acme-json-1.1': '{"pets":[{"age":1,"name":"Rex"}],"count":2}',
};

function found(type: string, properties: { readonly [name: string]: Json }, body: Partial<PactBody> = {}): readonly string[] {
  const content = { content: texts[type] ?? '', contentType: type, encoded: false, ...body } as const;
  const interaction: Interaction = { type: 'Synchronous/HTTP', description: 'pets', providerStates: [], request: { method: 'GET', path: '/pets' }, response: { status: 200, body: content } };
  const pact = readPact(JSON.stringify({ consumer: { name: 'c' }, provider: { name: 'p' }, interactions: [interaction], metadata: { pactSpecification: { version: '4.0' } } }), 'pact.json');
  return comparePact(documentWith(type, properties), pact).filter(({ severity }) => severity === 'error').map(({ code, field, pactPointer }) => `${code} ${field} ${pactPointer}`);
}

/** As Pact's core keeps what it does not read. */
const inBytes = (type: string): Partial<PactBody> => ({ content: Buffer.from(texts[type] ?? '').toString('base64'), encoded: 'base64' });

describe('a body that is a text in the pact', () => {
  for (const [type, body] of [['application/xml', {}], ['application/x-acme-json-1.1', {}], ['application/x-acme-json-1.1', inBytes('application/x-acme-json-1.1')]] as const) {
    it(`is compared field by field: ${type} ${body.encoded ?? ''}`, () => {
      expect(found(type, { pets, count: { type: 'integer' } }, body)).to.deep.equal([]);
      const at = '/interactions/0/response/body/content';
      expect(found(type, { pets: grown }, body).filter((text) => !text.includes('.age'))).to.have.members([`response.body.field-unknown pets[0].name ${at}`, `response.body.field-unknown count ${at}`]);
    });
  }

  it('says nothing where it cannot be read', () => {
    expect(Object.keys(texts).flatMap((type) => ['<a', 7].flatMap((content) => found(type, {}, { content })))).to.deep.equal([]);
  });
});
