import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { documentFromBytes } from '../openapi/read.ts';
import { readPact } from '../pact/read.ts';
import { comparePact, compatible } from './compare.ts';

/** A document with one operation, `GET /thing`, whose answer has this schema. */
function documentWith(schema: string, schemas = '{}') {
  const text = `{ "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" }, "components": { "schemas": ${schemas} },
    "paths": { "/thing": { "get": { "operationId": "readThing", "responses": { "200": { "description": "It.",
      "content": { "application/json": { "schema": ${schema} } } } } } } } }`;
  return documentFromBytes(new TextEncoder().encode(text), 'acme.json');
}

function pactWith(body: string, rules: Json = { $: { matchers: [{ match: 'type' }] } }, path = '/thing') {
  const text = `{ "consumer": { "name": "a" }, "provider": { "name": "b" }, "interactions": [
    { "description": "a request", "request": { "method": "get", "path": "${path}" },
      "response": { "status": 200, "headers": { "Content-Type": "application/json" }, "body": ${body},
        "matchingRules": { "body": ${JSON.stringify(rules)} } } }], "metadata": { "pactSpecification": { "version": "3.0.0" } } }`;
  return readPact(text, 'pact.json');
}

const codesOf = (schema: string, body: string, rules?: Json): readonly string[] =>
  comparePact(documentWith(schema), pactWith(body, rules)).map(({ code }) => code);

describe('comparing a pact with a hostile document', () => {
  it('takes names of the object prototype for fields', () => {
    expect(codesOf('{ "type": "object", "properties": { "a": {} } }', '{ "constructor": 1, "__proto__": 2 }')).to.deep.equal([
      'response.body.field-unknown',
      'response.body.field-unknown',
    ]);
  });

  it('finds a documented field of such a name', () => {
    const schema = '{ "type": "object", "required": ["__proto__"], "properties": { "__proto__": { "type": "integer" } } }';
    expect(codesOf(schema, '{ "__proto__": 2 }')).to.deep.equal([]);
  });

  it('ends where a schema refers to itself', () => {
    const document = documentWith(
      '{ "$ref": "#/components/schemas/Node" }',
      '{ "Node": { "anyOf": [{ "$ref": "#/components/schemas/Node" }, { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Node" } } }] } }',
    );
    expect(compatible(comparePact(document, pactWith('{ "next": { "next": {} } }')))).to.equal(true);
  });

  it('holds no pattern against the pact that JavaScript cannot read', () => {
    expect(codesOf('{ "type": "string", "pattern": "(" }', '"x"', {})).to.deep.equal([]);
  });

  it('passes over a property pattern that JavaScript cannot read', () => {
    expect(codesOf('{ "type": "object", "properties": { "a": {} }, "patternProperties": { "(": {} } }', '{ "b": 1 }')).to.deep.equal([
      'response.body.field-unknown',
    ]);
  });

  it('asks the same question of nested choices only once', () => {
    const names = Array.from({ length: 12 }, (_, index) => `S${index}`);
    const anyOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const schemas = Object.fromEntries(
      names.map((name) => [name, { type: 'object', required: [name], properties: { [name]: { type: 'string' }, child: { anyOf } } }]),
    );
    const document = documentWith(JSON.stringify({ anyOf }), JSON.stringify(schemas));
    const body = names.reduce((child) => `{ "child": ${child} }`, '{ "lost": 1 }');
    expect(compatible(comparePact(document, pactWith(body)))).to.equal(false);
  });
});

describe('where a finding stands', () => {
  const [found] = comparePact(
    documentWith('{ "type": "object", "required": ["email"], "properties": { "email": { "type": "string" } } }'),
    pactWith('{ "emial": "a" }'),
  );

  it('names interaction, operation and field', () => {
    expect(found).to.include({ interaction: 'a request', operation: 'readThing', field: 'emial' });
  });

  it('points into the pact and into the document', () => {
    expect([found?.pactPointer, found?.documentPointer]).to.deep.equal([
      '/interactions/0/response/body/content/emial',
      '/paths/~1thing/get/responses/200/content/application~1json/schema',
    ]);
  });

  it('says in words what to do', () => {
    expect(`${found?.message}: ${found?.fix}`).to.equal(
      'the document has no field `emial` in the 200 answer of readThing: did you mean email?',
    );
  });
});
