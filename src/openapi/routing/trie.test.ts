import { expect } from 'chai';
import { parseTemplate } from './template.ts';
import { emptyTrie, findAll, insert } from './trie.ts';

function found(paths: readonly string[], path: string): readonly (readonly [string, ...(readonly string[])])[] {
  const trie = emptyTrie<string>();
  for (const one of paths) insert(trie, parseTemplate(one).segments, one);
  return findAll(trie, path.split('/').slice(1)).flatMap(({ entries, values }) => entries.map((entry) => [entry, ...values] as const));
}

describe('a tree of paths', () => {
  it('finds the most literal path first', () => {
    expect(found(['/{a}', '/x', '/{a}.json', '/{+a}'], '/x')).to.deep.equal([['/x'], ['/{a}', 'x'], ['/{+a}', 'x']]);
  });

  it('takes several segments into a value that may hold slashes, as few as possible', () => {
    expect(found(['/{+a}', '/{+a}/toys', '/{+a}:close'], '/x/y/toys')).to.deep.equal([['/{+a}/toys', 'x/y'], ['/{+a}', 'x/y/toys']]);
    expect(found(['/{+a}', '/{+a}:close'], '/x/y:close')).to.deep.equal([['/{+a}:close', 'x/y'], ['/{+a}', 'x/y:close']]);
  });

  it('takes no slash into any other value', () => expect(found(['/{a}', '/{a}:close'], '/x/y:close')).to.deep.equal([]));

  it('gives up on a path that can be shared out in too many ways', () => {
    expect(found(['/{+a}/-/{+b}/-/{+c}/-/{+d}/-/x'], `/${'a/-/'.repeat(200)}y`)).to.deep.equal([]);
  });
});
