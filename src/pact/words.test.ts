import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import type { Matcher, MatchingRules } from './types.ts';
import { matcherInWords, messageRulesInWords, ruleSetInWords, rulesInWords, stateInWords } from './words.ts';

const phrases: readonly (readonly [Matcher, Json | undefined, string])[] = [
  [{ match: 'type' }, 'cus_1', 'any string'],
  [{ match: 'type' }, 4, 'any number'],
  [{ match: 'type' }, null, 'null'],
  [{ match: 'type' }, undefined, 'anything of the same type as the example'],
  [{ match: 'type' }, { a: 1 }, 'an object with at least these fields'],
  [{ match: 'type', min: 1 }, [], 'a list, every element like the example (at least 1)'],
  [{ match: 'type', max: 5 }, [], 'a list, every element like the example (at most 5)'],
  [{ match: 'type', min: 1, max: 5 }, [], 'a list, every element like the example (1 to 5 of them)'],
  [{ match: 'regex', regex: '^cus_' }, 'cus_1', 'any text matching `^cus_`'],
  [{ match: 'equality' }, 'eur', 'exactly `"eur"`'],
  [{ match: 'equality' }, 'x'.repeat(80), 'exactly the example'],
  [{ match: 'equality' }, undefined, 'exactly the example'],
  [{ match: 'integer' }, 1, 'any whole number'],
  [{ match: 'decimal' }, 1.5, 'any number with decimal places'],
  [{ match: 'number' }, 1, 'any number'],
  [{ match: 'boolean' }, true, 'true or false'],
  [{ match: 'null' }, null, 'null'],
  [{ match: 'notEmpty' }, 'a', 'anything that is not empty'],
  [{ match: 'semver' }, '1.0.0', 'a semantic version'],
  [{ match: 'values' }, {}, 'any keys, each value like the example'],
  [{ match: 'include', value: 'ok' }, 'ok', 'any text containing `ok`'],
  [{ match: 'date', format: 'yyyy-MM-dd' }, '2026-01-02', 'a date written as `yyyy-MM-dd`'],
  [{ match: 'time', format: 'HH:mm' }, '10:00', 'a time written as `HH:mm`'],
  [{ match: 'datetime', format: 'X' }, '', 'a date and time written as `X`'],
  [{ match: 'timestamp', format: 'Y' }, '', 'a date and time written as `Y`'],
  [{ match: 'datetime', format: '' }, '', 'a date and time in ISO 8601'],
  [{ match: 'statusCode', status: 'success' }, 200, 'any success status (2xx)'],
  [{ match: 'statusCode', status: [200, 201] }, 200, 'one of the statuses 200, 201'],
  [{ match: 'statusCode', status: 'toString' }, 200, 'the status toString'],
  [{ match: 'contentType', value: 'image/png' }, '', 'content recognised as `image/png`'],
  [{ match: 'eachKey', rules: [{ match: 'regex', regex: '\\d+' }] }, {}, 'every key is any text matching `\\d+`'],
  [{ match: 'eachValue', rules: [] }, {}, 'every value is like the example'],
  [{ match: 'arrayContains', variants: [{}] }, [], 'a list with an element like the example somewhere in it'],
  [{ match: 'arrayContains', variants: [{}, {}] }, [], 'a list with an element like each of 2 examples, in any order'],
];

describe('pact words', () => {
  for (const [matcher, example, words] of phrases) {
    it(`says "${words}" for ${JSON.stringify(matcher).slice(0, 60)}`, () => {
      expect(matcherInWords(matcher, example)).to.equal(words);
    });
  }

  it('names a matcher of a plugin with its settings', () => {
    expect(matcherInWords({ match: 'jwt', key: 'k' })).to.equal('the rule `jwt` with `{"key":"k"}`');
  });

  it('does not take an inherited property for a matcher', () => {
    expect(matcherInWords({ match: 'constructor' })).to.equal('the rule `constructor`');
  });

  it('joins rules as the set combines them', () => {
    const matchers: readonly Matcher[] = [{ match: 'integer' }, { match: 'null' }];
    expect(ruleSetInWords({ combine: 'OR', matchers })).to.equal('any whole number, or null');
    expect(ruleSetInWords({ combine: 'AND', matchers: [] })).to.equal('exactly the example');
  });

  it('finds the example of a rule through wildcards, indexes and quoted names', () => {
    const any = { combine: 'AND', matchers: [{ match: 'type' }] } as const;
    const matchingRules: MatchingRules = { body: { "$.data[*]['the id']": any, '$.data[0].n': any, '$.*': any, '$.gone.x': any } };
    const content = { data: [{ 'the id': 'a', n: 1 }] };
    const rules = rulesInWords({ body: { content, contentType: 'application/json', encoded: false }, matchingRules });
    expect(rules.map(({ words }) => words)).to.deep.equal([
      'any string',
      'any number',
      'a list, every element like the example',
      'anything of the same type as the example',
    ]);
  });

  it('lists the rules of every part of a message', () => {
    const any = { combine: 'AND', matchers: [{ match: 'regex', regex: 'x' }] } as const;
    const rules = rulesInWords({ matchingRules: { path: any, status: { '': any }, query: { page: any }, header: { ETag: any } } });
    expect(rules.map(({ part, at }) => `${part} ${at}`)).to.deep.equal(['status status', 'path path', 'query page', 'header ETag']);
  });

  it('lists the rules of what the provider sends', () => {
    const any = { combine: 'AND', matchers: [{ match: 'type' }] } as const;
    const contents = { content: { id: 7 }, contentType: 'application/json', encoded: false } as const;
    const rules = messageRulesInWords({ type: 'Asynchronous/Messages', description: 'sold', providerStates: [], contents, matchingRules: { body: { '$.id': any }, metadata: { 'X-Event': any } } });
    expect(rules.map(({ part, at, words }) => `${part} ${at}: ${words}`)).to.deep.equal(['metadata X-Event: anything of the same type as the example', 'body $.id: any number']);
  });

  it('says a state with its parameters', () => {
    expect(stateInWords({ name: 'a pet exists', params: { id: 7, kind: 'cat' } })).to.equal('a pet exists (id: 7, kind: "cat")');
  });
});
