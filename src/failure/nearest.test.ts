import { expect } from 'chai';
import { listed, nearest, suggest } from './nearest.ts';

describe('the nearest names', () => {
  it('come nearest first', () => {
    expect(nearest('emial', ['name', 'email', 'emails'])).to.deep.equal(['email', 'emails']);
  });

  it('ignore case and punctuation', () => {
    expect([nearest('postpets', ['PostPets']), nearest('createdAt', ['updated_at', 'created_at'])]).to.deep.equal([['PostPets'], ['created_at']]);
  });

  it('are at most three', () => {
    expect(nearest('ab', ['aa', 'ac', 'ad', 'ae'])).to.have.length(3);
  });

  for (const [name, candidates, near] of [
    ['customer', ['zebra'], []],
    ['succeded', ['canceled', 'succeeded', 'pending'], ['succeeded']],
    ['zip', ['id', 'ip'], ['ip']],
    ['staus', ['state', 'status', 'stage'], ['status']],
    ['getThng', ['getThing', 'postThing', 'putThing'], ['getThing']],
    ['recieve', ['receive', 'relieve'], ['receive', 'relieve']],
  ] as const) {
    it(`to ${name} of ${candidates.join(', ')} are ${near.join(', ') || 'none'}`, () => expect(nearest(name, candidates)).to.deep.equal(near));
  }

  it('may be longer or shorter by a word', () => {
    expect([nearest('created', ['object', 'created_at']), nearest('customer_email', ['email', 'id']), nearest('email', ['customer_email', 'id'])]).to.deep.equal([
      ['created_at'],
      ['email'],
      ['customer_email'],
    ]);
  });

  it('take two swapped letters for one slip', () => expect(nearest('nmae', ['same', 'name'])).to.deep.equal(['name']));
});

describe('a suggestion', () => {
  it('asks about the nearest names', () => {
    expect(suggest('emial', ['email'])).to.equal('did you mean email?');
  });

  it('lists what is known when nothing is near', () => {
    expect(suggest('customer', ['zebra', 'yak'])).to.equal('known: zebra, yak');
  });

  it('cuts a long list', () => {
    expect(listed(Array.from({ length: 20 }, (_, index) => `z${index}`))).to.match(/z11, …$/);
  });

  it('says so when there is nothing to choose from', () => {
    expect(suggest('a', [])).to.equal('there are none');
  });
});
