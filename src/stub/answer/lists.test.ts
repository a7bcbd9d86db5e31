import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { endList, listKey } from './lists.ts';

const ended = (body: Json, stated?: Json): Json => endList(body, { ending: undefined, stated });

describe('a list in an answer', () => {
  const table: readonly (readonly [string, Json, string | undefined])[] = [
    ['a bare array', [1], ''],
    ['an envelope', { data: [], total: 0 }, 'data'],
    ['an envelope with a name of its own', { pets: [{ id: 1 }] }, 'pets'],
    ['no thing that has lists', { id: 'p1', tags: [{ name: 'a' }] }, undefined],
    ['no object of texts', { colours: ['red'] }, undefined],
    ['no text', 'data', undefined],
  ];
  for (const [what, body, key] of table) {
    it(`is ${what}`, () => expect(listKey(body)).to.equal(key));
  }

  it('ends: no next page in any of the ways to say so', () => {
    const body = { data: [], has_more: true, next: 'x', nextPageToken: 't', IsTruncated: true, previous: 'y', meta: { paging: { next_cursor: 'c', total: 1 } }, '@odata.nextLink': 'z' };
    expect(ended(body)).to.deep.equal({ data: [], has_more: false, IsTruncated: false, meta: { paging: { total: 1 } } });
  });

  it('keeps what a state says about its pages', () => {
    expect(ended({ data: [], next: 'x', meta: { next: 'y', has_more: true } }, { next: 'x', meta: { has_more: true } })).to.deep.equal({ data: [], next: 'x', meta: { has_more: true } });
  });

  it('leaves fields of a thing that is no list alone', () => {
    expect(ended({ id: 1, next: 'x' })).to.deep.equal({ id: 1, next: 'x' });
  });
});
