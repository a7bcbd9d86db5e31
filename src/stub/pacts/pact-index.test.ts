import { expect } from 'chai';
import { createPactIndex } from './pact-index.ts';
import { interaction, matching, pactOf } from './testing/pacts.ts';

const byRule = (...regexes: readonly string[]) =>
  createPactIndex(pactOf(...regexes.map((regex) => interaction(regex, { request: { matchingRules: { path: matching({ match: 'regex', regex }) } } }))).interactions);

describe('the index of interactions', () => {
  it('has those of a path however it is encoded, and of a method in any case', () => {
    const index = createPactIndex(pactOf(interaction('a', { request: { method: 'get', path: '/a%20b' } }), interaction('b', { request: { path: '/b' } })).interactions);
    expect([index('GET', '/%61%20b'), index('get', '/b'), index('POST', '/b'), index('GET', '/a')].map((found) => found.map((served) => served.interaction.description))).to.deep.equal([['a'], ['b'], [], []]);
  });

  const found: readonly (readonly [regex: string, paths: readonly string[], not: readonly string[]])[] = [
    ['/pets/\\d+', ['/pets/1'], ['/pets', '/pets/x', '/dogs/1']],
    ['^\\/pets\\/[^/]+\\/toys$', ['/pets/1/toys'], ['/pets/1']],
    ['/pets/a+', ['/pets/a', '/pets/aaa'], ['/pets/ab']],
    ['/pets/?', ['/pets', '/pets/'], ['/pet']],
    ['/a|/b', ['/a', '/b'], ['/c']],
    ['(?i)/PETS', ['/pets'], ['/pet']],
    ['.*', ['/', '/any/where'], []],
    ['/pets', ['/pets'], ['/pets/1']],
  ];
  for (const [regex, paths, not] of found) {
    it(`finds those of ${regex}`, () => {
      const index = byRule('/other', regex, '/pets/other/more');
      const isFound = (path: string): boolean => index('GET', path).some((served) => served.interaction.description === regex);
      expect([...paths, ...not].map(isFound)).to.deep.equal([...paths.map(() => true), ...not.map(() => false)]);
    });
  }
});
