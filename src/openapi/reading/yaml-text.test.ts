import { expect } from 'chai';
import { badInput, Failure } from '../../failure/failure.ts';
import { member } from '../../json/pointer.ts';
import { readYamlCarefully } from './yaml-careful.ts';
import { readYamlQuickly } from './yaml-quick.ts';
import { parseYamlText } from './yaml-text.ts';

const parse = (text: string) => parseYamlText(text, 'api.yaml', 'document');

const carefully = (text: string) => readYamlCarefully(text, (problem) => badInput('document.syntax', problem));

function refusalOf(read: () => unknown): string {
  try {
    return `read as ${JSON.stringify(read())}`;
  } catch (error) {
    return error instanceof Failure ? error.message : String(error);
  }
}

/** What both readings understand. */
const plain: Readonly<Record<string, string>> = {
  'numbers as they are written': 'a: [1, 1.0, 0x1F, 0o17, 1e3, -0, +1, 007, .5, 5., 1_000, .inf]\nb: 1e400\n12: x\n1.10: y',
  'numbers beyond 2^53': 'most: 18446744073709551615\nleast: -9223372036854775808\nlist: [+9007199254740993]\nlong: 123456789012345678901234567890.5',
  'versions without quotes': 'openapi: 3.10\ninfo: { version: 1.0 }\nx: { version: 1.0 }\nswagger: 2',
  'words of YAML 1.1': 'y: n\non: off\nyes: no\nTrue: FALSE\nnull: ~\nnothing:\nnone: Null',
  'dates': 'a: 2024-02-29\nb: 2024-02-29T10:00:00Z\nc: 12:30:45',
  'blocks': 'a: |\n  one\n   two\n\nb: >-\n  one\n  two\n\n  three\nc: |+\n  x\n\nd: "a\\n\\u00e9 \\\n  b"\ne: \'it\'\'s\'',
  'merge keys': 'a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: { y: 3, <<: *a }\nd:\n  <<: [{ x: 0 }, *a]\n  z: 1',
  'aliases': 'a: &a [1, { b: c }]\nb: *a\nc: [*a, *a]',
  'names of prototypes': '__proto__: 1\nconstructor: { __proto__: 2 }\nx: { toString: 3 }',
  'tags of YAML itself': 'a: !!str 12\nb: !!int "3"\nc: !!float 2.5\nd: !!map { x: !!seq [] }',
  'comments and directives': '%YAML 1.2\n--- # first\n# second\na: b # third\nc: d#e\n...',
  'line breaks of Windows': 'a:\r\n  - b\r\n  - |\r\n    c\r\n    d\r\n',
  'JSON': '{"a": [1, "b", null, true, {}], "c": {"d": "\\u00e9\\/\\""}}',
};

/** What only the careful reading understands. */
const unusual: Readonly<Record<string, readonly [text: string, value: unknown]>> = {
  'a bracket that closes at the left': ['a: [\n  b\n]\nc: {\n  d: 1\n}\n', { a: ['b'], c: { d: 1 } }],
  'tags that nobody knows': ['a: !Sub x\nb: !Other [1]\n', { a: 'x', b: [1] }],
  'repeated keys, though merge keys may be': ['a: 1\nb: &b { c: 1 }\na: 2\nd:\n  <<: *b\n  <<: { e: 1 }\n', { a: 2, b: { c: 1 }, d: { c: 1, e: 1 } }],
  'tabs between values': ['a: { b:\tc }\n', { a: { b: 'c' } }],
};

const base = `base: &base { ${Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(', ')} }`;

/** Merges that copy what is written once; the last text is laid out so that it is read carefully. */
const endless: Readonly<Record<string, string>> = {
  'merge keys of one': [base, ...Array.from({ length: 120 }, (_, index) => `a${index}: { <<: *base }`)].join('\n'),
  'merge keys that build on each other': ['a0: &a0 { x: 1 }', ...Array.from({ length: 700 }, (_, index) => `a${index + 1}: &a${index + 1} { <<: *a${index}, k${index}: 1 }`)].join('\n'),
  'merge keys of many in a row': [`list: [\n  1\n]\n${base}`, `all: { <<: [${'*base, '.repeat(90)}*base] }`, ...Array.from({ length: 120 }, (_, index) => `a${index}: { <<: *base }`)].join('\n'),
};

describe('reading YAML', () => {
  for (const [name, text] of Object.entries(plain)) {
    it(`quickly gives what reading it carefully gives: ${name}`, () => {
      const quick = readYamlQuickly(text);
      if (typeof quick === 'string') expect.fail(quick);
      const careful = carefully(text);
      expect(JSON.stringify(quick.value)).to.equal(JSON.stringify(careful.value));
      expect([...quick.literals]).to.have.deep.members([...careful.literals]);
    });
  }

  for (const [name, [text, value]] of Object.entries(unusual)) {
    it(`understands ${name}`, () => {
      expect(readYamlQuickly(text)).to.equal('unclear');
      expect(parse(text).value).to.deep.equal(value);
    });
  }

  it('tells of repeated keys, unless they are merge keys', () =>
    expect(parse('a: 1\na: 2\nb:\n  <<: {}\n  <<: {}\n').problems.map(({ pointer }) => pointer)).to.deep.equal(['/a']));

  it('takes no large list for the work of aliases', () =>
    expect(member(parse(`a: &a [1]\nb: *a\nc: [${'1, '.repeat(1_100_000)}1]`).value, 'b')).to.deep.equal([1]));

  for (const [name, text] of Object.entries(endless)) {
    it(`refuses ${name}`, () => expect(refusalOf(() => parse(text))).to.contain('its merge keys repeat each other without end'));
  }
});
