import { asText } from '../../../json/as-text.ts';
import type { Json, JsonObject } from '../../../json/json.ts';
import { isObject } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { textMatching } from '../../../openapi/pattern.ts';
import { shiftedBy } from './expression.ts';
import { writeDate } from './write-date.ts';

/** What generators draw from. */
export interface Drawing {
  /** 0 to 1, the same ones for the same seed. */
  readonly random: () => number;
  readonly now: Date;
  /** Scheme and host under which the client reaches the stub. */
  readonly origin: string;
  /** Parameters of the states in force. */
  readonly stated: JsonObject;
}

type Generator = (settings: JsonObject, drawing: Drawing, example: Json | undefined) => Json | undefined;

/** A value in an example's place; undefined, which leaves the example, where the generator is unknown or has nothing. */
export function generate(generator: Json | undefined, drawing: Drawing, example: Json | undefined): Json | undefined {
  if (!isObject(generator)) return undefined;
  const type = asText(generator['type']);
  return Object.hasOwn(generators, type) ? generators[type]?.(generator, drawing, example) : undefined;
}

const count = (settings: JsonObject, name: string, otherwise: number): number => {
  const value = Number(settings[name] ?? otherwise);
  // A pact that asks for a text of a billion characters gets a shorter one.
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), 10_000) : otherwise;
};

const characters = (length: number, alphabet: string, { random }: Drawing): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');

const digits = '0123456789';
const hex = '0123456789abcdef';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function randomInt({ min = 0, max = 2_147_483_647 }: JsonObject, { random }: Drawing): number {
  const [low, high] = [Number(min), Number(max)];
  return low + Math.floor(random() * (Math.max(high - low, 0) + 1));
}

/** As many digits as wanted, the first none of them zero, with a point among them. */
function randomDecimal(settings: JsonObject, drawing: Drawing): number {
  const length = Math.min(Math.max(count(settings, 'digits', 10), 2), 15);
  const point = 1 + Math.floor(drawing.random() * (length - 1));
  const written = `${characters(1, '123456789', drawing)}${characters(length - 2, digits, drawing)}${characters(1, '123456789', drawing)}`;
  return Number(`${written.slice(0, point)}.${written.slice(point)}`);
}

function uuid({ format = 'lower-case-hyphenated' }: JsonObject, drawing: Drawing): string {
  const drawn = characters(32, hex, drawing);
  const marked = `${drawn.slice(0, 12)}4${drawn.slice(13, 16)}${'89ab'[Math.floor(drawing.random() * 4)] ?? '8'}${drawn.slice(17)}`;
  const hyphenated = marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (format === 'simple') return marked;
  return format === 'upper-case-hyphenated' ? hyphenated.toUpperCase() : format === 'URN' ? `urn:uuid:${hyphenated}` : hyphenated;
}

/** A date or time in a format, as much away from now as the expression says. */
const dated = (usual: string): Generator => ({ format, expression }, { now }) => {
  const at = typeof expression === 'string' ? shiftedBy(expression, now) : now;
  return at && writeDate(at, typeof format === 'string' && format !== '' ? format : usual);
};

/** `${id}` in an expression is the value of a state's parameter. */
function providerState({ expression, dataType }: JsonObject, { stated }: Drawing): Json | undefined {
  const text = asText(expression);
  const whole = /^\$\{([^}]+)\}$/.exec(text)?.[1] ?? (text.includes('${') ? undefined : text);
  if (whole !== undefined) return typed(member(stated, whole), dataType);
  const names = [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => member(stated, name) === undefined)) return undefined;
  return typed(text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => asText(member(stated, name))), dataType);
}

function typed(value: Json | undefined, dataType: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  if (dataType === 'STRING') return asText(value);
  if (dataType === 'BOOLEAN') return asText(value) === 'true';
  const isNumeric = ['INTEGER', 'DECIMAL', 'FLOAT'].some((type) => type === dataType);
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** The path that the pattern finds in the example, at the stub's own address. */
function mockServerUrl({ regex, example }: JsonObject, { origin }: Drawing, written: Json | undefined): Json | undefined {
  const text = asText(example ?? written);
  try {
    const path = typeof regex === 'string' ? new RegExp(regex).exec(text)?.[1] : undefined;
    return path === undefined ? undefined : `${origin}${path.startsWith('/') ? '' : '/'}${path}`;
  } catch {
    return undefined;
  }
}

const generators: Readonly<Record<string, Generator>> = {
  Uuid: uuid,
  RandomInt: randomInt,
  RandomDecimal: randomDecimal,
  RandomHexadecimal: (settings, drawing) => characters(count(settings, 'digits', 10), hex.toUpperCase(), drawing),
  RandomString: (settings, drawing) => characters(count(settings, 'size', 20), letters, drawing),
  RandomBoolean: (_, { random }) => random() < 0.5,
  Regex: ({ regex }) => textMatching(asText(regex)),
  Date: dated('yyyy-MM-dd'),
  Time: dated('HH:mm:ss'),
  DateTime: dated("yyyy-MM-dd'T'HH:mm:ss"),
  ProviderState: providerState,
  MockServerURL: mockServerUrl,
};
