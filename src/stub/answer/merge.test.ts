import { expect } from 'chai';
import { overlay, replaceAt, without } from './merge.ts';

describe('laying one value over another', () => {
  it('goes into objects and takes everything else whole', () => {
    expect(overlay({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 3 }, d: [2, 3] })).to.deep.equal({ a: { b: 3, c: 2 }, d: [2, 3] });
  });

  it('leaves the base as it is when there is nothing to lay', () => expect(overlay([1], undefined)).to.deep.equal([1]));

  it('keeps a prototype key an ordinary key', () => {
    const over = JSON.parse('{"__proto__":{"x":1}}');
    expect(Object.keys(Object(overlay({}, over)))).to.deep.equal(['__proto__']);
  });
});

describe('taking away what stands at a pointer', () => {
  it('takes the field away', () => expect(without({ a: { b: 1, c: 2 } }, '/a/b')).to.deep.equal({ a: { c: 2 } }));

  it('takes the nearest field above away where the pointer leads further', () => expect(without({ a: [1], d: 4 }, '/a/0')).to.deep.equal({ d: 4 }));

  it('finds nothing where there is no such field', () => expect([without({ a: 1 }, '/b'), without({ a: 1 }, '')]).to.deep.equal([undefined, undefined]));
});

describe('replacing what stands at a pointer', () => {
  it('goes through objects and lists and keeps their order', () => {
    expect(JSON.stringify(replaceAt({ a: [{ b: 1, c: 2 }] }, '/a/0/b', () => 9))).to.equal('{"a":[{"b":9,"c":2}]}');
  });

  it('drops an item for which there is nothing', () => expect(replaceAt([1, 2], '/0', () => undefined)).to.deep.equal([2]));

  it('finds nothing where the pointer leads nowhere', () => expect([replaceAt({ a: 1 }, '/a/b', () => 2), replaceAt([1], '/5', () => 2)]).to.deep.equal([{}, undefined]));
});
