import { expect } from 'chai';
import { allOf, anyOf, contains, exists, is, isOneOf, not, seenWithin } from './aql.ts';

describe('a query', () => {
  const cases: readonly (readonly [string, string])[] = [
    [is('labels', 'pci'), '("labels" == "pci")'],
    [is('specific_data.data.part_of_domain', true), '("specific_data.data.part_of_domain" == true)'],
    [isOneOf('adapters', ['aws_adapter', 'azure_adapter']), '("adapters" in ["aws_adapter", "azure_adapter"])'],
    [exists('specific_data.data.hostname'), '("specific_data.data.hostname" == ({"$exists":true,"$ne":""}))'],
    [seenWithin(7), '("specific_data.data.last_seen" >= date("NOW - 7d"))'],
    [not(is('labels', 'pci')), 'not ("labels" == "pci")'],
    [allOf(is('a', 1), anyOf(is('b', 2), is('c', 3))), '(("a" == 1) and (("b" == 2) or ("c" == 3)))'],
    [allOf(is('a', 1)), '("a" == 1)'],
    [allOf(), ''],
  ];
  for (const [written, expected] of cases) it(`reads ${expected || 'nothing, for every asset'}`, () => expect(written).to.equal(expected));

  it('has the quotes of a value escaped (X19)', () => {
    expect(is('labels', String.raw`say "hi" \ there`)).to.equal(String.raw`("labels" == "say \"hi\" \\ there")`);
  });

  it('cannot be left by a value (X19)', () => {
    expect(is('labels', '") or ("a" == "a')).to.equal(String.raw`("labels" == "\") or (\"a\" == \"a")`);
  });

  it('takes a text that is looked for as it is, not as a pattern', () => {
    expect(contains('specific_data.data.hostname', 'fin.(x)"')).to.equal(String.raw`("specific_data.data.hostname" == regex("fin\\.\\(x\\)\"", "i"))`);
  });

  for (const [what, write] of Object.entries({
    'a field with a quote': () => is('a" == "b', 1),
    'a field without a name': () => exists(''),
    'a number that is none': () => is('a', Number.NaN),
    'one of no values': () => isOneOf('a', []),
    'one of no expressions': () => anyOf(),
    'part of a day': () => seenWithin(0.5),
  })) {
    it(`refuses ${what}`, () => expect(write).to.throw(TypeError));
  }
});
