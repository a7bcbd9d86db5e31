import { expect } from 'chai';
import { fillIn } from './fill-in.ts';

const lookup = (name: string) => ({ id: 7, name: 'Rex' })[name];

describe('filling in a state’s placeholders', () => {
  it('puts texts into texts', () => expect(fillIn('/pets/{id}/{name}', lookup)).to.equal('/pets/7/Rex'));

  it('puts the value itself where nothing else stands', () => expect(fillIn({ id: '{id}' }, lookup)).to.deep.equal({ id: 7 }));

  it('makes checksums', () => {
    expect(fillIn('{name|md5}', lookup)).to.equal('779263ec4c1b5f9943badee2e45e66f9');
    expect(fillIn({ a: '{age|md5}' }, lookup)).to.deep.equal({});
  });

  it('leaves out what nobody gave', () => expect(fillIn({ a: '{age}', b: ['{age}', 1], c: 'of {age}' }, lookup)).to.deep.equal({ b: [1] }));

  it('takes an id in braces as it is', () => expect(fillIn('{4f6d1c2a-1f0b}', lookup)).to.equal('{4f6d1c2a-1f0b}'));

  it('leaves numbers, truths and null alone', () => expect(fillIn([1, true, null], lookup)).to.deep.equal([1, true, null]));
});
