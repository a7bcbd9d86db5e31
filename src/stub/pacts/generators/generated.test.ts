import { expect } from 'chai';
import type { Json } from '../../../json/json.ts';
import { randomFrom } from '../../faults/random.ts';
import { stubOf } from '../../testing/client.ts';
import { interaction, jsonBody, pactOf } from '../testing/pacts.ts';
import { shiftedBy } from './expression.ts';
import { generated } from './generated.ts';
import { generate } from './generators.ts';
import type { Drawing } from './generators.ts';
import { writeDate } from './write-date.ts';

const now = new Date('2026-01-31T08:30:05.120Z');
const drawing = (seed = 1): Drawing => ({ random: randomFrom(seed), now, origin: 'http://127.0.0.1:7000', stated: { id: 7, name: 'Rex', flag: 'true' } });

describe('a generator', () => {
  const drawn: readonly (readonly [generator: Json, like: RegExp])[] = [
    [{ type: 'Uuid' }, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/],
    [{ type: 'Uuid', format: 'simple' }, /^[\da-f]{32}$/],
    [{ type: 'Uuid', format: 'upper-case-hyphenated' }, /^[\dA-F-]{36}$/],
    [{ type: 'Uuid', format: 'URN' }, /^urn:uuid:[\da-f-]{36}$/],
    [{ type: 'RandomInt', min: 5, max: 9 }, /^[5-9]$/],
    [{ type: 'RandomInt' }, /^\d+$/],
    [{ type: 'RandomDecimal', digits: 6 }, /^(?=.{7}$)\d+\.\d+$/],
    [{ type: 'RandomHexadecimal', digits: 8 }, /^[\dA-F]{8}$/],
    [{ type: 'RandomString', size: 12 }, /^\w{12}$/],
    [{ type: 'RandomBoolean' }, /^(true|false)$/],
    [{ type: 'Regex', regex: '[A-Z]{2}-\\d{3}' }, /^[A-Z]{2}-\d{3}$/],
    [{ type: 'Date' }, /^2026-01-31$/],
    [{ type: 'Date', format: 'dd/MM/yy', expression: '+ 1 day' }, /^01\/02\/26$/],
    [{ type: 'Time', format: 'HH:mm' }, /^08:30$/],
    [{ type: 'DateTime', expression: 'tomorrow @ noon' }, /^2026-02-01T12:00:00$/],
  ];
  for (const [generator, like] of drawn) {
    it(`draws for ${JSON.stringify(generator)}, the same for the same seed`, () => {
      const values = [1, 2, 3, 1].map((seed) => generate(generator, drawing(seed), 'example'));
      values.forEach((value) => expect(String(value)).to.match(like));
      expect(values[3]).to.equal(values[0]);
    });
  }

  const stated: readonly (readonly [expression: string, dataType: string | null, value: Json | undefined])[] = [
    ['${id}', null, 7],
    ['id', 'STRING', '7'],
    ['/pets/${id}/${name}', null, '/pets/7/Rex'],
    ['${id}5', 'INTEGER', 75],
    ['${flag}', 'BOOLEAN', true],
    ['${unknown}', null, undefined],
    ['/pets/${unknown}', null, undefined],
  ];
  for (const [expression, dataType, value] of stated) {
    it(`takes ${expression} from the states in force`, () => expect(generate({ type: 'ProviderState', expression, dataType }, drawing(), 'x')).to.equal(value));
  }

  it('puts the address of the stub in place of the vendor\'s', () => {
    const url = (regex: string): Json | undefined => generate({ type: 'MockServerURL', example: 'http://vendor.example/pets/7', regex }, drawing(), 'x');
    expect([url('.*(/pets/\\d+)$'), url('.*(pets/\\d+)$'), url('nothing'), url('(')]).to.deep.equal(['http://127.0.0.1:7000/pets/7', 'http://127.0.0.1:7000/pets/7', undefined, undefined]);
  });

  it('that nobody knows draws nothing', () => expect([{ type: 'toString' }, 'x', {}].map((generator) => generate(generator, drawing(), 1))).to.deep.equal([undefined, undefined, undefined]));

  it('of a text without end ends', () => expect(String(generate({ type: 'RandomString', size: 1e12 }, drawing(), ''))).to.have.length(10_000));
});

describe('a response with generators', () => {
  it('has drawn values at their places, in the body and in the headers', () => {
    const one = { type: 'RandomInt', min: 1, max: 1 };
    const response = {
      status: 200,
      headers: { Location: ['/x'], 'X-Id': ['a'] },
      body: { content: { pets: [{ id: 0, name: 'a' }, { id: 0 }], other: { id: 0 } }, contentType: 'application/json', encoded: false as const },
      generators: { body: { '$.pets[*].id': one, '$.other.*': one, '$.none': one }, header: { location: { type: 'ProviderState', expression: '/pets/${id}' } }, status: { type: 'RandomInt', min: 201, max: 201 } },
    };
    const { status, headers, body } = generated(response, drawing());
    expect([status, headers, body?.content]).to.deep.equal([201, { Location: ['/pets/7'], 'X-Id': ['a'] }, { pets: [{ id: 1, name: 'a' }, { id: 1 }], other: { id: 1 } }]);
  });

  it('is drawn anew for each request, the same ones after a reset', async () => {
    const body = { body: jsonBody({ id: 'x' }), generators: { body: { '$.id': { type: 'Uuid' } } } };
    const ask = stubOf([], { pacts: [pactOf(interaction('a', { response: body }))] });
    const [first, second] = [(await ask('GET /pets/7')).text, (await ask('GET /pets/7')).text];
    await ask('POST /_vendorproof/reset');
    expect([first === second, (await ask('GET /pets/7')).text === first]).to.deep.equal([false, true]);
  });
});

describe('an expression of time', () => {
  const expressions: readonly (readonly [expression: string, at: string | undefined])[] = [
    ['', '2026-01-31T08:30:05'],
    ['today', '2026-01-31T08:30:05'],
    ['yesterday', '2026-01-30T08:30:05'],
    ['now + 2 weeks - 1 day', '2026-02-13T08:30:05'],
    ['+ 1 month', '2026-02-28T08:30:05'],
    ['- 1 year', '2025-01-31T08:30:05'],
    ['today @ midnight', '2026-01-31T00:00:00'],
    ['@ noon + 90 minutes', '2026-01-31T13:30:00'],
    ['@ + 3 hours - 5 seconds', '2026-01-31T11:30:00'],
    ['someday', undefined],
    ['+ 1 fortnight', undefined],
    ['today + + day', undefined],
  ];
  for (const [expression, at] of expressions) {
    it(`says ${at ?? 'nothing'} as ${JSON.stringify(expression)}`, () => expect(shiftedBy(expression, now)?.toISOString().slice(0, 19)).to.equal(at));
  }
});

describe('a moment', () => {
  const formats: readonly (readonly [format: string, text: string])[] = [
    ["EEE, d MMM yyyy HH:mm:ss.SSS 'Z'XXX", 'Sat, 31 Jan 2026 08:30:05.120 ZZ'],
    ["yy-M D G EEEE MMMM", '26-1 31 AD Saturday January'],
    ["h K k a ''x'' x xx xxx Z ZZZZ z O n S", "8 8 8 AM '+00' +00 +0000 +00:00 +0000 GMT UTC GMT 120000000 1"],
    ['SSSSSS {B}', '120000 {B}'],
  ];
  for (const [format, text] of formats) {
    it(`is written as ${format}`, () => expect(writeDate(now, format)).to.equal(text));
  }
});
