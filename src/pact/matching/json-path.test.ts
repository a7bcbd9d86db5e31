import { expect } from 'chai';
import { pathText, readPath, weigh } from './json-path.ts';

describe('the path of a rule', () => {
  const paths: readonly (readonly [string, ReturnType<typeof readPath>])[] = [
    ['$', []],
    ['$.a.b', [{ name: 'a' }, { name: 'b' }]],
    ["$['a b'][\"c.d\"]", [{ name: 'a b' }, { name: 'c.d' }]],
    ["$['it\\'s']", [{ name: "it's" }]],
    ['$[0][*].*', [{ name: '0' }, 'any-index', 'any']],
    ["$.a.['@id'].#text", [{ name: 'a' }, { name: '@id' }, { name: '#text' }]],
  ];
  for (const [path, steps] of paths) {
    it(`is read from ${path}`, () => expect(readPath(path)).to.deep.equal(steps));
  }

  const weights: readonly (readonly [path: string, at: readonly string[], weight: number])[] = [
    ['$', ['a'], 2],
    ['$.a', ['a'], 8],
    ['$.a', ['a', 'b'], 8],
    ['$.*', ['a'], 4],
    ['$[*]', ['0'], 4],
    ['$[*]', ['a'], 0],
    ['$.a[0].b', ['a', '0', 'b'], 64],
    ['$.a[*].b', ['a', '0', 'b'], 32],
    ['$.b', ['a'], 0],
    ['$.a.b', ['a'], 0],
  ];
  for (const [path, at, weight] of weights) {
    it(`weighs ${weight} as ${path} for ${pathText(at)}`, () => expect(weigh(readPath(path), at)).to.equal(weight));
  }

  it('is shown as rules write it', () => expect(pathText(['a', '0', 'b c', "it's", '@id'])).to.equal("$.a[0]['b c']['it\\'s'].@id"));
});
