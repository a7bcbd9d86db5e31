import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { choose } from './choose.ts';
import type { Schema } from './schema.ts';
import { schemaAt } from './schema.ts';
import { schemaOnly, schemas } from './testing/documents.ts';

const chosen = (schema: Json, preference: (member: Schema) => number = () => 0) => {
  const { document, it } = schemaOnly(schema, '3.1.0');
  return choose(document, schemaAt(document, it), { preference });
};
const cat = { type: 'object', properties: { lives: { type: 'integer' } }, required: ['lives'] };
const dog = { type: 'object', properties: { tricks: { type: 'array' } } };

describe('choosing a member', () => {
  it('takes the first when none is preferred', () => expect([...chosen({ oneOf: [cat, dog] }).properties.keys()]).to.deep.equal(['lives']));

  it('takes the preferred one', () => {
    expect([...chosen({ oneOf: [cat, dog] }, (member) => (member.properties.has('tricks') ? 1 : 0)).properties.keys()]).to.deep.equal(['tricks']);
  });

  it('keeps what stands beside the choice', () => {
    const schema = chosen({ type: 'object', properties: { name: {} }, required: ['name'], anyOf: [cat] });
    expect([[...schema.properties.keys()], [...schema.required]]).to.deep.equal([['name', 'lives'], ['name', 'lives']]);
  });

  it('makes every choice of a schema, and choices within choices', () => {
    const schema = chosen({ anyOf: [{ oneOf: [cat] }], oneOf: [dog] });
    expect([...schema.properties.keys()].toSorted()).to.deep.equal(['lives', 'tricks']);
    expect(schema.choices).to.deep.equal([]);
  });

  it('never takes null where there is something else', () => expect([...(chosen({ anyOf: [{ type: 'null' }, { type: 'string' }] }).types ?? [])]).to.deep.equal(['string']));

  it('takes null where there is nothing else', () => expect([...(chosen({ anyOf: [{ type: 'null' }] }).types ?? [])]).to.deep.equal(['null']));

  it('believes the member where both name types that exclude each other', () => {
    expect([...(chosen({ type: 'object', anyOf: [{ type: 'string' }] }).types ?? [])]).to.deep.equal(['string']);
  });

  it('ends in a choice of itself', () => {
    const { document, it } = schemas({ It: { anyOf: [{ $ref: '#/components/schemas/It' }] } });
    expect(choose(document, schemaAt(document, it), { preference: () => 0 }).choices).to.deep.equal([]);
  });
});
