import { expect } from 'chai';
import { Failure } from '../../failure/failure.ts';
import type { JsonObject } from '../../json/json.ts';
import { anything, demandOfValue } from './demand.ts';
import { demandOf, namesIn } from './reliance.ts';

const fields = (entries: Record<string, unknown>) => ({ kind: 'fields', fields: new Map(Object.entries(entries)) });
const exact = (value: unknown) => ({ kind: 'exact', value });

describe('what a consumer relies on', () => {
  const of = (...relies: readonly string[]) => demandOf({ status: 200, relies });

  it('is nothing where nothing is named', () => expect([of(), demandOf({ status: 200 })]).to.deep.equal([undefined, undefined]));

  it('is read from paths through fields, lists and maps', () => {
    expect(of('a.b', 'a.c[]', "['x.y'].*")).to.deep.equal(
      fields({ a: fields({ b: anything, c: { kind: 'items', items: anything } }), 'x.y': { kind: 'fields', fields: new Map(), each: anything } }),
    );
  });

  it('takes values for exact, but for objects, which may hold more', () => {
    expect(demandOfValue({ a: { b: 1 }, c: [1, 2], d: [{ e: 1 }], f: {}, g: null })).to.deep.equal(
      fields({ a: fields({ b: exact(1) }), c: exact([1, 2]), d: { kind: 'elements', elements: [fields({ e: exact(1) })] }, f: anything, g: exact(null) }),
    );
  });

  it('joins paths and values, the exact one winning', () => {
    const joined = demandOf({ status: 200, relies: ['a.b', 'a.c', 'list[].id'], values: { a: { b: 1 }, list: [{ name: 'x' }] } });
    expect(joined).to.deep.equal(
      fields({ a: fields({ b: exact(1), c: anything }), list: { kind: 'elements', elements: [fields({ name: exact('x'), id: anything })] } }),
    );
  });

  it('joins what is relied on of every element and of every value', () => {
    expect(of('l[].a', 'l[].b', 'm.*.a', 'm.*.b', 'l')).to.deep.equal(
      fields({ l: { kind: 'items', items: fields({ a: anything, b: anything }) }, m: { kind: 'fields', fields: new Map(), each: fields({ a: anything, b: anything }) } }),
    );
  });

  it('refuses what no value can be at once', () => {
    const at = (relies: readonly string[], values?: JsonObject) => () => demandOf({ status: 200, relies, ...(values === undefined ? {} : { values }) });
    expect(at(['a.b', 'a[].b'])).to.throw(Failure, '`a` cannot be an object and a list at once');
    expect(at(['a.b.c'], { a: { b: 'x' } })).to.throw(Failure, '`a.b` cannot be an object and "x" at once');
    expect(at(['[].a.b', '[].a[]'])).to.throw(Failure, '`[].a` cannot be');
    expect(at(['a', 'a[]'], { a: ['x'] })()).to.deep.equal(fields({ a: exact(['x']) }));
  });

  it('knows the fields that a path steps through', () => expect(namesIn("a[].b['c.d'].*")).to.deep.equal(['a', 'b', 'c.d', 'key']));
});
