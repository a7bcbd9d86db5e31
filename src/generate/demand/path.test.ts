import { expect } from 'chai';
import { Failure } from '../../failure/failure.ts';
import { parsePath, pathOfPointer, writtenPath } from './path.ts';

describe('a path into a body', () => {
  for (const path of ['id', 'a.b.c', 'data[].id', '[].id', 'rows[][].cell', 'labels.*', "['x.y'].z", "['*']", '*', 'a-b.$c', 'ä b']) {
    it(`is read from ${path} and written the same`, () => expect(writtenPath(parsePath(path))).to.equal(path));
  }

  it('tells a field with a star for its name from all values', () => {
    expect([parsePath("['*']"), parsePath('*')]).to.deep.equal([[{ kind: 'field', name: '*' }], [{ kind: 'values' }]]);
  });

  it('takes quotes of both kinds', () => expect(parsePath(`a["b.c"]`)).to.deep.equal(parsePath("a['b.c']")));

  for (const [path, meant] of [
    ['$.a.b', 'a.b'],
    ['$.a[0].b', 'a[].b'],
    ['a[*].b', 'a[].b'],
    ['a..b', 'a.b'],
    ['.a', 'a'],
    ['a.', 'a'],
    ['a[]b', 'a[].b'],
    ['a.[].b', 'a[].b'],
  ] as const) {
    it(`is not ${path}: ${meant} is meant`, () => expect(() => parsePath(path)).to.throw(Failure, `\`${path}\` is not a path → write \`${meant}\``));
  }

  for (const path of ['', '[', ']', 'a]', "['']", 'a[b]', '$.']) {
    it(`is not ${path === '' ? 'empty' : path}`, () => expect(() => parsePath(path)).to.throw(Failure, 'is not a path → write it like `id`'));
  }

  it('names elements by their place where a pointer does', () => expect(writtenPath(pathOfPointer('/items/1/a.b'))).to.equal("items[1]['a.b']"));
});
