import { expect } from 'chai';
import { elementPath, memberPath } from './json-path.ts';

describe('JSON paths of rules', () => {
  it('write plain names with a dot', () => expect(memberPath('$', 'created_at')).to.equal('$.created_at'));

  it('write other names in quotes', () => {
    expect(['a.b', 'a b', '@type', '1', 'é', 'a[b]', '*', 'a"b'].map((name) => memberPath('$.x', name))).to.deep.equal(
      ["$.x['a.b']", "$.x['a b']", "$.x['@type']", "$.x['1']", "$.x['é']", "$.x['a[b]']", "$.x['*']", "$.x['a\"b']"],
    );
  });

  it('reach names that cannot be written with a star', () => expect(['', "it's", '+1', '007'].map((name) => memberPath('$', name))).to.deep.equal(['$.*', '$.*', '$.*', '$.*']));

  it('step to an element, or to all', () => expect([elementPath('$', 0), elementPath('$.a', '*')]).to.deep.equal(['$[0]', '$.a[*]']));
});
