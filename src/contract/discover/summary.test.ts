import { expect } from 'chai';
import { relianceIn, summaryOf } from './summary.ts';
import type { Found, Tried } from './types.ts';

const fails = { fails: 'no' };
const tried: readonly Tried[] = [
  { path: 'id', changes: { absent: fails, empty: 'tolerated' } },
  { path: 'note', changes: { absent: 'tolerated' } },
  { path: 'owner', changes: { absent: 'tolerated' } },
  { path: 'owner.name', changes: { absent: fails } },
  { path: 'lines[].sku', changes: { absent: fails } },
  { path: 'state', changes: { absent: fails, unknown: fails } },
];
const found: Found = { relied: ['id', 'owner.name', 'lines[].sku', 'state'], tried, experiments: 8, notes: [] };
const summary = (response: object) => summaryOf({ operation: 'get', response: { status: 200, ...response } }, found);

describe('what experiments say of a list', () => {
  it('is what it lacks and what is not needed', () => {
    const { missing, unneeded } = summary({ relies: ['note', 'owner', 'state'] });
    expect([missing, unneeded]).to.deep.equal([['id', 'owner.name', 'lines[].sku'], ['note']]);
  });

  it('counts values and examples as listed, however deep', () => {
    const { missing } = summary({ relies: ['owner.name.first'], values: { state: 'open', lines: [{ sku: 'a' }] }, examples: { id: '7' } });
    expect(missing).to.deep.equal([]);
  });

  it('is nothing where there is none', () => {
    const { listed, missing, unneeded, relied } = summary({ relies: 'discover' });
    expect([listed, missing, unneeded, relied]).to.deep.equal([undefined, [], [], found.relied]);
  });

  it('goes into the pact without the client’s words', () => {
    expect(relianceIn(tried)['state']).to.deep.equal({ absent: 'fails', unknown: 'fails' });
  });
});
