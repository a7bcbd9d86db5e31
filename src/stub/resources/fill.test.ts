import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { schemaOnly } from '../../openapi/testing/documents.ts';
import { fillRoom, roomFor } from './fill.ts';

function filled(schema: Json, body: Json, fields: Readonly<Record<string, Json>>): Json | undefined {
  const { document, it: place } = schemaOnly(schema);
  const resource = { key: '', document, noun: 'pet', parameter: 'id', idField: undefined, isMade: true, isMadeInCollection: true, ofOne: [] };
  const room = roomFor(resource, { document, schema: place, body, at: '' });
  return room && fillRoom(room, { id: '7', fields, absent: [] });
}

describe('filling a thing into an answer', () => {
  it('leaves out what the schema does not take, and keeps the rest', () => {
    const schema = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' }, age: { type: 'integer' } } };
    expect(filled(schema, { id: 1, name: 'x', age: 3 }, { name: 'Rex', age: 'old', other: 1 })).to.deep.equal({ id: 7, name: 'Rex', age: 3 });
  });

  it('completes the items that a client sends in short', () => {
    const item = { type: 'object', required: ['sku', 'count'], properties: { sku: { type: 'string' }, count: { type: 'integer' } } };
    const schema = { type: 'object', properties: { id: { type: 'string' }, lines: { type: 'array', items: item } } };
    expect(filled(schema, { id: '1', lines: [{ sku: 'x', count: 1 }] }, { lines: [{ sku: 'a' }, { sku: 'b' }] })).to.have.property('lines').that.deep.equals([{ sku: 'a', count: 1 }, { sku: 'b', count: 1 }]);
  });

  it('takes fields one by one where the schema says no to them as a whole, the id first', () => {
    const schema = { type: 'object', maxProperties: 2, properties: { id: { type: 'string' }, a: { type: 'string' }, b: { type: 'string' } } };
    expect(filled(schema, { id: '1' }, { a: 'x', b: 'y' })).to.deep.equal({ id: '7', a: 'x' });
  });

  it('makes nothing worse where the sample is wrong already', () => {
    const schema = { type: 'object', required: ['never'], properties: { id: { type: 'string' }, name: { type: 'string' }, never: { not: {} } } };
    expect(filled(schema, { id: '1', name: 'x' }, { name: 'Rex' })).to.deep.equal({ id: '7', name: 'Rex' });
  });

  it('fills a free object with all that there is', () => expect(filled({}, { shown: true }, { name: 'Rex' })).to.deep.equal({ shown: true, name: 'Rex', id: '7' }));
});
