import { expect } from 'chai';
import fc from 'fast-check';
import { Failure } from '../failure/failure.ts';
import { canonicalPact } from './canonical.ts';
import { mergePacts } from './merge.ts';
import { pactOf, pactParts } from './testing/pacts.ts';
import type { Parts } from './testing/pacts.ts';

const fragment = (file: string, ...parts: readonly Partial<Parts>[]) => ({
  file,
  text: JSON.stringify(pactOf(parts.map((part) => ({ description: 'a', states: [], body: null, ...part })))),
});

const failureOf = (...fragments: Parameters<typeof mergePacts>[0]): Failure => {
  try {
    mergePacts(fragments);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('expected a Failure');
};

describe('merging fragments', () => {
  it('makes one pact for each consumer and provider, sorted by name', () => {
    const other = { file: 'c.json', text: fragment('c.json', {}).text.replace('"shop"', '"bazaar"') };
    const merged = mergePacts([fragment('a.json', { description: 'b' }), other, fragment('b.json', { description: 'a' })]);
    expect(merged.map(({ consumer, provider, text }) => [consumer, provider, JSON.parse(text).interactions.length])).to.deep.equal([
      ['bazaar', 'petshop', 1], ['shop', 'petshop', 2],
    ]);
  });

  it('takes the same interaction from two fragments once', () => {
    const [merged] = mergePacts([fragment('a.json', {}), fragment('b.json', {})]);
    expect(JSON.parse(merged?.text ?? '').interactions).to.have.length(1);
  });

  const sold = { type: 'Asynchronous/Messages', description: 'sold', contents: { content: 1, contentType: 'application/json', encoded: false } };
  const withMessage = (file: string, message: object, list = 'interactions') =>
    ({ file, text: JSON.stringify({ ...pactOf([]), [list]: [message] }) });

  it('puts messages and interactions into one pact', () => {
    const [merged] = mergePacts([fragment('a.json', {}), withMessage('b.json', sold), withMessage('c.json', sold)]);
    expect(JSON.parse(merged?.text ?? '').interactions.map(({ type }: { type: string }) => type)).to.deep.equal(['Synchronous/HTTP', 'Asynchronous/Messages']);
  });

  it('keeps the list that V3 has of messages', () => {
    const v3 = { metadata: { pactSpecification: { version: '3.0.0' } }, description: 'sold', contents: 1 };
    const [merged] = mergePacts([withMessage('a.json', v3, 'messages')]);
    expect(JSON.parse(merged?.text ?? '').messages).to.deep.equal([v3]);
  });

  it('refuses a message and an interaction of one name', () => {
    expect(failureOf(fragment('a.json', {}), withMessage('b.json', { ...sold, description: 'a', providerStates: [] })).code).to.equal('pact.merge.conflict');
  });

  it('tells interactions with the same description apart by their states', () => {
    const [merged] = mergePacts([fragment('a.json', { states: ['x'] }), fragment('b.json', { states: ['y'] })]);
    expect(JSON.parse(merged?.text ?? '').interactions).to.have.length(2);
  });

  it('refuses two different interactions with one name, and names both and the difference', () => {
    const failure = failureOf(fragment('b.json', { body: 1 }), fragment('a.json', { description: 'z' }, { body: 2 }));
    expect([failure.kind, failure.code, failure.place, failure.problem]).to.deep.equal([
      'bad-input', 'pact.merge.conflict', 'a.json#/interactions/1', 'two different interactions are called "a": they differ in response, see b.json#/interactions/0',
    ]);
  });

  it('names the fragment that is no pact', () => {
    expect(failureOf({ file: 'a.json', text: '{}' }).place).to.equal('a.json#/interactions');
  });

  it('makes no pact of no fragments', () => {
    expect(mergePacts([])).to.deep.equal([]);
  });

  it('keeps metadata that only one fragment has', () => {
    const tool = { file: 'b.json', text: fragment('b.json', {}).text.replace('"metadata":{', '"metadata":{"tool":{"version":1.0},') };
    expect(mergePacts([fragment('a.json', {}), tool])[0]?.text).to.contain('"version": 1.0');
  });

  it('gives the same bytes as the whole in canonical form, from fragments in any order', () => {
    const unique = pactParts.map((parts) => [...new Map(parts.map((part) => [JSON.stringify([part.description, part.states]), part])).values()]);
    fc.assert(
      fc.property(unique.filter((parts) => parts.length > 0), fc.boolean(), (parts, backwards) => {
        const fragments = parts.map((part, index) => fragment(`${index}.json`, part));
        const whole = canonicalPact(JSON.stringify(pactOf(parts)), 'whole.json');
        expect(mergePacts(backwards ? fragments.toReversed() : fragments)[0]?.text).to.equal(whole);
      }),
    );
  });
});
