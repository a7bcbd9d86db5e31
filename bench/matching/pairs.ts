import type { Json } from '../../src/json/json.ts';
import type { Pair } from './pair.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import { drawBodyRules, drawSet, drawTextRule } from './rules.ts';
import { disturb, drawValue, texts } from './values.ts';

/** The pair of a number: the same for the same seed, whatever was drawn before. */
export function drawPair(seed: number, number: number): Pair {
  const random = createRandom(seed * 1_000_003 + number);
  const plain = { method: 'POST', path: `/i${number}`, query: {}, headers: {}, body: undefined, matchingRules: {} };
  const asked = { method: 'POST', target: `/i${number}`, headers: {}, body: undefined };
  return kinds[random.below(kinds.length)]?.(random, { expected: plain, actual: asked }) ?? { expected: plain, actual: asked };
}

type Draw = (random: Random, plain: Pair) => Pair;

const json: Draw = (random, { expected, actual }) => {
  const content = drawValue(random, 3);
  const wanted = 'application/json';
  const came = random.chance(0.1) ? random.of(['application/hal+json', 'application/json; charset=utf-8', 'text/plain']) : wanted;
  return {
    expected: { ...expected, body: { content, contentType: wanted, encoded: false }, matchingRules: { body: drawBodyRules(random, content) } },
    actual: { ...actual, headers: { 'content-type': came }, body: JSON.stringify(disturb(random, content, 0.25)) },
  };
};

const text: Draw = (random, { expected, actual }) => {
  const content = random.of(texts) || 'text';
  const rules: { readonly [part: string]: Json } = random.chance(0.7) ? { body: { $: drawSet(random, () => drawTextRule(random)) } } : {};
  return {
    expected: { ...expected, body: { content, contentType: 'text/plain', encoded: false }, matchingRules: rules },
    actual: { ...actual, headers: { 'content-type': 'text/plain' }, body: random.chance(0.4) ? content : random.of(texts) },
  };
};

const query: Draw = (random, { expected, actual }) => {
  const names = ['q', 'page', 'a b', 'ids[]'].filter(() => random.chance(0.5));
  const wanted = names.map((name) => [name, Array.from({ length: 1 + random.below(2) }, () => random.of(texts))] as const);
  const rules = Object.fromEntries(names.filter(() => random.chance(0.5)).map((name) => [name, drawSet(random, () => drawTextRule(random))]));
  const came = wanted.flatMap(([name, values]) => values.map((value) => [name, random.chance(0.3) ? random.of(texts) : value])).filter(() => !random.chance(0.08));
  const all = random.chance(0.1) ? [...came, ['new', '1']] : came;
  const written = all.map(([name = '', value = '']) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return {
    expected: { ...expected, query: Object.fromEntries(wanted), matchingRules: { query: rules } },
    actual: { ...actual, target: `${actual.target}${written === '' ? '' : `?${written}`}` },
  };
};

const headerTexts = ['Rex', '7', '4.5', '1.2.3', 'true', 'a, b', 'a,b', 'a,  b', '2026-01-05', 'eur', 'text/html', 'text/html;q=0.8', 'text/html; q=0.8; level=1'] as const;

const header: Draw = (random, { expected, actual }) => {
  const names = ['X-Pet', 'x-other', 'Accept', 'Cache-Control'].filter(() => random.chance(0.5));
  const wanted = names.map((name) => [name, random.of(headerTexts)] as const);
  const rules = Object.fromEntries(names.filter(() => random.chance(0.4)).map((name) => [name, drawSet(random, () => drawTextRule(random))]));
  const came = wanted.filter(() => !random.chance(0.08)).map(([name, value]) => [random.chance(0.5) ? name.toUpperCase() : name, random.chance(0.35) ? random.of(headerTexts) : value]);
  return {
    expected: { ...expected, headers: Object.fromEntries(wanted.map(([name, value]) => [name, listed(name, value)])), matchingRules: { header: rules } },
    actual: { ...actual, headers: Object.fromEntries(came) },
  };
};

/** As Pact's libraries write them. */
const listed = (name: string, value: string): readonly string[] => (['Accept', 'Cache-Control'].includes(name) ? value.split(',').map((one) => one.trim()) : [value]);

const path: Draw = (random, { expected, actual }) => {
  const rule = random.of<Json>([{ match: 'regex', regex: `${expected.path}/\\d+` }, { match: 'regex', regex: `${expected.path}/[a-z]+$` }, { match: 'type' }, { match: 'include', value: '7' }, { match: 'equality' }]);
  const rules: { readonly [part: string]: Json } = random.chance(0.7) ? { path: { combine: 'AND', matchers: [rule] } } : {};
  return {
    expected: { ...expected, path: `${expected.path}/7`, matchingRules: rules },
    actual: { ...actual, method: random.chance(0.1) ? 'GET' : 'POST', target: `${actual.target}/${random.of(['7', '12', 'rex', '7/x', ''])}` },
  };
};

const form: Draw = (random, plain) => {
  const { expected, actual } = query(random, plain);
  const pairs = Object.entries(expected.query).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  const type = 'application/x-www-form-urlencoded';
  const body = actual.target.split('?')[1] ?? '';
  const rules = Object.entries(expected.matchingRules['query'] ?? {}).map(([name, set]): [string, Json] => [`$['${name}']`, set]);
  if (pairs.length === 0 || body === '') return { expected, actual };
  return {
    expected: { ...plain.expected, body: { content: new URLSearchParams(pairs).toString(), contentType: type, encoded: false }, matchingRules: { body: Object.fromEntries(rules) } },
    actual: { ...plain.actual, headers: { 'content-type': type }, body },
  };
};

const xml: Draw = (random, { expected, actual }) => {
  const element = (name: string, inner: string, attributes = ''): string => `<${name}${attributes}>${inner}</${name}>`;
  const word = (): string => random.of(['Rex', 'cat', '7', '']);
  const pet = (): string => element('pet', `${element('name', word())}${random.chance(0.2) ? element('age', '7') : ''}`, random.chance(0.7) ? ` id="${word()}"` : '');
  const pets = Array.from({ length: 1 + random.below(2) }, pet);
  const came = random.chance(0.5) ? pets.map((one) => (random.chance(0.4) ? pet() : one)) : [...pets, ...(random.chance(0.4) ? [pet()] : [])];
  const at = ['$.pets', '$.pets.pet', "$.pets.pet['@id']", '$.pets.pet.name.#text'].filter(() => random.chance(0.35));
  const rules = Object.fromEntries(at.map((one) => [one, drawSet(random, () => (one.includes('#') || one.includes('@') ? drawTextRule(random) : { match: 'type' }))]));
  return {
    expected: { ...expected, body: { content: element('pets', pets.join('')), contentType: 'application/xml', encoded: false }, matchingRules: { body: rules } },
    actual: { ...actual, headers: { 'content-type': 'application/xml' }, body: element('pets', came.join('')) },
  };
};

/** Most of what pacts say is JSON. */
const kinds: readonly Draw[] = [json, json, json, json, json, text, query, header, path, form, xml];
