import { expect } from 'chai';
import type { Json } from '../../../json/json.ts';
import { filterOf } from './filter.ts';

const rex = { id: '1', fields: { name: 'Rex', kind: 'dog', tags: ['a', 'b'], owner: { name: 'Ann' }, age: 3 }, absent: [], isMade: true };
const isListed = (query: Readonly<Record<string, Json>>): boolean => filterOf({ query: new Map(Object.entries(query)) })(rex);

describe('a list’s filter', () => {
  const cases: readonly (readonly [Readonly<Record<string, Json>>, boolean])[] = [
    [{ kind: 'dog' }, true],
    [{ kind: 'cat' }, false],
    [{ Kind: 'DOG' }, true],
    [{ age: 3 }, true],
    [{ tags: 'b' }, true],
    [{ tags: 'c' }, false],
    [{ owner: 'ann' }, true],
    [{ colour: 'red' }, true],
    [{ kind: 'all' }, true],
    [{ kind: ['cat', 'dog'] }, true],
    [{ kind: ['cat', 'bird'] }, false],
    [{ kind: [] }, true],
    [{ kinds: ['cat'] }, false],
    [{ tags: ['c', 'b'] }, true],
    [{ limit: 1, page: 2 }, true],
    [{ q: "name:'Rex' AND owner.name:'Ann'" }, true],
    [{ q: 'name = "Max"' }, false],
    [{ query: 'name:"Max" OR kind:"dog"' }, true],
    [{ query: '-name:"Rex"' }, true],
  ];
  for (const [query, listed] of cases) it(`${listed ? 'lets' : 'does not let'} ${JSON.stringify(query)} through`, () => expect(isListed(query)).to.equal(listed));
});
