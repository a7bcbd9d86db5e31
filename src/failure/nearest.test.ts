import { expect } from 'chai';
import { nearest, suggest } from './nearest.ts';

describe('the nearest names', () => {
  it('come nearest first', () => {
    expect(nearest('emial', ['name', 'email', 'emails'])).to.deep.equal(['email', 'emails']);
  });

  it('ignore case', () => {
    expect(nearest('postpets', ['PostPets'])).to.deep.equal(['PostPets']);
  });

  it('are at most three', () => {
    expect(nearest('ab', ['aa', 'ac', 'ad', 'ae'])).to.have.length(3);
  });

  it('leave out what is mostly different', () => {
    expect(nearest('customer', ['zebra'])).to.deep.equal([]);
  });
});

describe('a suggestion', () => {
  it('asks about the nearest names', () => {
    expect(suggest('emial', ['email'])).to.equal('did you mean email?');
  });

  it('lists what is known when nothing is near', () => {
    expect(suggest('customer', ['zebra', 'yak'])).to.equal('known: zebra, yak');
  });

  it('cuts a long list', () => {
    expect(suggest('customer', Array.from({ length: 20 }, (_, index) => `z${index}`))).to.match(/z11, …$/);
  });

  it('says so when there is nothing to choose from', () => {
    expect(suggest('a', [])).to.equal('there are none');
  });
});
