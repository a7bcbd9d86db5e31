import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { schemaOnly } from '../../openapi/testing/documents.ts';
import { idField } from './id-field.ts';
import { thingAt } from './thing-at.ts';

const resource = (parameter: string, noun = 'pet') =>
  ({ key: '', document: schemaOnly({}).document, noun, parameter, idField: undefined, isMade: true, isMadeInCollection: true, ofOne: [] });

describe('the id of a thing', () => {
  const cases: readonly (readonly [string, Json, string | undefined])[] = [
    ['pet_id', { petId: 1, id: 2 }, '/petId'],
    ['tag_sha', { sha: 'a', node_id: 'b' }, '/sha'],
    ['pet', { id: 1, name: 'Rex' }, '/id'],
    ['it', { pet_id: 1 }, '/pet_id'],
    ['name', { kind: 'Pod', metadata: { name: 'a' } }, '/metadata/name'],
    ['it', { name: 'Rex', age: 1 }, '/name'],
    ['it', { age: 1 }, undefined],
    ['it', 'Rex', undefined],
  ];
  for (const [parameter, thing, pointer] of cases) {
    it(`named ${parameter} is at ${pointer} in ${JSON.stringify(thing)}`, () => expect(idField(resource(parameter), thing)).to.equal(pointer));
  }

  it('is where the provider file says', () => expect(idField({ ...resource('x'), idField: 'meta.key' }, { id: 1 })).to.equal('/meta/key'));
});

describe('the thing in an answer', () => {
  const cases: readonly (readonly [Json, string])[] = [
    [{ id: 1, owner: { id: 2 } }, ''],
    [{ pet: { id: 1 }, ok: true }, '/pet'],
    [{ data: { id: 1 } }, '/data'],
    [{ pets: [{ id: 1 }], total: 1 }, '/pets/0'],
    [{ Id: 'x', at: 'now', pets: [{ petId: 1 }] }, '/pets/0'],
    [{ response: { pet: { id: 1 } } }, '/response/pet'],
    [{ status: 'ok', animal: { id: 1 } }, '/animal'],
    [[{ id: 1 }], '/0'],
    ['Rex', ''],
  ];
  for (const [body, pointer] of cases) it(`is at '${pointer}' in ${JSON.stringify(body)}`, () => expect(thingAt(resource('pet_id'), body)).to.equal(pointer));
});
