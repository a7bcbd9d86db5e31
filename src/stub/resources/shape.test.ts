import { expect } from 'chai';
import { plain, singular } from '../names.ts';
import { collectionKey, collectionOf, lastWord, shapeOf } from './shape.ts';

describe('the shape of a path', () => {
  const shapes: readonly (readonly [string, string | undefined])[] = [
    ['/owners/{owner}/pets/{pet_id}', '/owners/{}/pets/{}'],
    ['/pets/{sid}.json', '/pets/{}'],
    ['/pets/{id}.{format}', '/pets/{}'],
    ['/pets/', '/pets'],
    ['/pets#Action=List', undefined],
  ];
  for (const [path, text] of shapes) it(`of ${path} is ${text}`, () => expect(shapeOf(path)?.text).to.equal(text));

  const collections: readonly (readonly [string, string | undefined])[] = [['/pets/{}', '/pets'], ["/pets('{}')", '/pets'], ['/pets', undefined], ['/pets/{}/toys', undefined]];
  for (const [text, collection] of collections) it(`names one of ${collection} in ${text}`, () => expect(collectionOf(text)).to.equal(collection));

  it('ends in a word after a slash or a colon', () => {
    expect([lastWord('/pets/{}/close'), lastWord('/pets/{}:close'), lastWord('/pets/{}')]).to.deep.equal([{ before: '/pets/{}', word: 'close' }, { before: '/pets/{}', word: 'close' }, undefined]);
  });

  it('has one key for one and several', () => expect(collectionKey('/shop/pets')).to.equal(collectionKey('/shop/pet')));

  const words: readonly (readonly [string, string])[] = [['Categories', 'category'], ['boxes', 'box'], ['pets', 'pet'], ['address', 'address'], ['addresses', 'address'], ['is', 'is']];
  for (const [several, one] of words) it(`takes one of ${several} for ${one}`, () => expect(singular(several)).to.equal(one));

  it('spells names alike', () => expect([plain('pet_id'), plain('PetID'), plain('pet-id')]).to.deep.equal(['petid', 'petid', 'petid']));
});
