import { expect } from 'chai';
import type { Discovery } from '../contract/discover/types.ts';
import { discoveriesText } from './discoveries.ts';

const found: Discovery = {
  consumer: 'web',
  provider: 'petshop',
  description: 'gets a pet',
  operation: 'getPet',
  listed: ['id', 'age'],
  relied: ['id', 'owner.email'],
  unneeded: ['age'],
  missing: ['owner.email'],
  fields: [
    { path: 'id', changes: { absent: { fails: 'no id' }, empty: { fails: 'no id' } } },
    { path: 'kind', changes: { absent: 'tolerated', unknown: 'tolerated' } },
    { path: 'age', changes: { absent: 'tolerated', null: 'tolerated' } },
    { path: 'owner', changes: { absent: 'tolerated' } },
    { path: 'owner.email', changes: { absent: { fails: 'no email' } } },
  ],
  experiments: 9,
  notes: ['tried briefly'],
};

describe('what experiments found, for people', () => {
  it('is a table of what the client does not take in any way, with what it said, and what its list should be', () => {
    expect(discoveriesText([found]).split('\n')).to.deep.equal([
      'petshop ← web: gets a pet (9 experiments)',
      '  field        taken away    emptied       nulled  unknown member',
      '  id           fails with 1  fails with 1  –       –',
      '  kind         tolerated     –             –       tolerated',
      '  owner.email  fails with 2  –             –       –',
      '    1  no id',
      '    2  no email',
      '  tolerated in every way: age, owner',
      '  ✘ needed and not listed: owner.email (where the answer has owner)',
      '  · listed and not needed: age',
      '  · tried briefly',
    ]);
  });

  it('says what goes into the pact where the test leaves that to experiments', () => {
    const { listed: _, ...open } = found;
    const left = { ...open, listed: undefined, missing: [], unneeded: [], notes: [] };
    expect(discoveriesText([left]).split('\n').at(-1)).to.equal('  → relied on: id, owner.email');
    expect(discoveriesText([{ ...left, relied: [], fields: [] }]).split('\n').slice(1)).to.deep.equal(['  the answer has no fields to experiment with', '  → relied on: nothing']);
  });
});
