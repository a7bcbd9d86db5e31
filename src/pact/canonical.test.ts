import { expect } from 'chai';
import fc from 'fast-check';
import { Failure } from '../failure/failure.ts';
import { canonicalPact, pactText } from './canonical.ts';
import { pactOf, pactParts, shuffled } from './testing/pacts.ts';

describe('the canonical form of a pact', () => {
  it('sorts keys, and interactions by description and then states', () => {
    const text = '{"provider":{"name":"p"},"interactions":[{"description":"b"},{"description":"a","providerStates":[{"name":"y"}]},{"providerStates":[{"name":"x"}],"description":"a"}]}';
    const interactions = JSON.parse(canonicalPact(text, 'a.json')).interactions;
    expect(interactions).to.deep.equal([{ description: 'a', providerStates: [{ name: 'x' }] }, { description: 'a', providerStates: [{ name: 'y' }] }, { description: 'b' }]);
    expect(Object.keys(interactions[0])).to.deep.equal(['description', 'providerStates']);
  });

  it('is JSON with two spaces and a final newline', () => {
    expect(canonicalPact('{"b":[1,{"c":{}}],"a":[]}', 'a.json')).to.equal('{\n  "a": [],\n  "b": [\n    1,\n    {\n      "c": {}\n    }\n  ]\n}\n');
  });

  it('keeps every number as it was written', () => {
    expect(canonicalPact('{"a":[1.0,12345678901234567890,1e3]}', 'a.json')).to.contain('1.0,\n    12345678901234567890,\n    1e3');
  });

  it('looks like the files that JSON.stringify writes', () => {
    const pact = { consumer: { name: 'a' }, interactions: [], metadata: { pactSpecification: { version: '4.0' } }, provider: { name: 'b' } };
    expect(pactText(pact)).to.equal(`${JSON.stringify(pact, null, 2)}\n`);
  });

  it('has messages among the interactions, as V4 has them', () => {
    const message = { type: 'Asynchronous/Messages', description: 'sold', providerStates: [] } as const;
    const pact = { consumer: { name: 'a' }, interactions: [], metadata: {}, provider: { name: 'b' } };
    expect(JSON.parse(pactText({ ...pact, messages: [message] }))).to.deep.equal({ ...pact, interactions: [message] });
  });

  it('names the file that is no JSON object', () => {
    expect(() => canonicalPact('[]', 'a.json')).to.throw(Failure).with.property('place', 'a.json');
    expect(() => canonicalPact('{', 'a.json')).to.throw(Failure).with.property('code', 'json.syntax');
  });

  it('is a fixed point', () => {
    fc.assert(
      fc.property(pactParts, (parts) => {
        const once = canonicalPact(JSON.stringify(pactOf(parts)), 'a.json');
        expect(canonicalPact(once, 'a.json')).to.equal(once);
      }),
    );
  });

  it('is the same from any order of interactions and keys', () => {
    fc.assert(
      fc.property(pactParts, fc.infiniteStream(fc.nat()), (parts, numbers) => {
        const other = shuffled(pactOf(parts), numbers);
        expect(canonicalPact(JSON.stringify(other), 'a.json')).to.equal(canonicalPact(JSON.stringify(pactOf(parts)), 'a.json'));
      }),
    );
  });

  it('says the same as before', () => {
    fc.assert(
      fc.property(pactParts, (parts) => {
        const { interactions, ...rest } = JSON.parse(canonicalPact(JSON.stringify(pactOf(parts)), 'a.json'));
        const { interactions: before, ...restBefore } = JSON.parse(JSON.stringify(pactOf(parts)));
        expect(rest).to.deep.equal(restBefore);
        expect(interactions).to.have.deep.members(before);
      }),
    );
  });
});
