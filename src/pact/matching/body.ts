import type { PactBody } from '../types.ts';
import { asText, matchBytes } from './bytes.ts';
import { kindOfText } from './content-kind.ts';
import { matchHeaderValue } from './headers.ts';
import { matchJson } from './json.ts';
import type { Scope } from './list.ts';
import type { MediaType } from './media-type.ts';
import { bodyKindOf, isTypeFor, readMediaType } from './media-type.ts';
import type { Mismatch } from './mismatch.ts';
import { missing } from './mismatch.ts';
import { matchParts } from './multipart.ts';
import { readMultipart } from './multipart-read.ts';
import { grouped, matchQuery } from './query.ts';
import { bestRules } from './rules.ts';
import { matchText } from './texts.ts';
import type { Value } from './value.ts';
import { isList, isMap, parseValue, shown } from './value.ts';
import { matchXml } from './xml.ts';
import { readXml } from './xml-read.ts';

/** A body as it came. */
export interface ActualBody {
  readonly bytes: Uint8Array;
  /** Undefined where no header names it. */
  readonly contentType: string | undefined;
}

/** A body that is expected, taken apart once. */
export interface ExpectedBody {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly type: MediaType | undefined;
  /** Of a JSON body. */
  readonly value: Value | undefined;
}

export function compileBody({ content, contentType, encoded }: PactBody): ExpectedBody {
  const type = readMediaType(contentType);
  const isJson = bodyKindOf(type) === 'json' && encoded === false;
  const value = isJson ? (typeof content === 'string' ? fromText(content) : content) : undefined;
  const text = content === null ? '' : typeof content === 'string' ? content : JSON.stringify(content);
  return { bytes: encoded === 'base64' ? Buffer.from(text, 'base64') : new TextEncoder().encode(text), contentType, type, value };
}

/** Some libraries write a JSON body as text; a text that is one stays one. */
function fromText(text: string): Value {
  const value = jsonIn(text);
  return value !== undefined && (isList(value) || isMap(value)) ? value : text;
}

interface Scopes {
  readonly body: Scope;
  readonly headers: Scope;
}

/** What is expected is of the pact's type, and like the example by the body's rules; `headers` have a word in what types may come. */
export function matchBody({ body, headers }: Scopes, expected: ExpectedBody, actual: ActualBody): readonly Mismatch[] {
  const mismatch = (words: string, came: string): readonly Mismatch[] => [{ part: 'body', at: '', expected: words, actual: came }];
  const cameType = actual.contentType ?? (actual.bytes.byteLength === 0 ? '' : kindOfText(asText(actual.bytes)));
  const type = readMediaType(cameType);
  if (expected.bytes.byteLength === 0 && (isNothing(actual.bytes) || expected.value !== '')) {
    return isNothing(actual.bytes) ? [] : mismatch('no body', `${actual.bytes.byteLength} bytes`);
  }
  const isAnyType = expected.type === undefined || type === undefined || isTypeFor(expected.type, type);
  const isOfType = isAnyType || isTypeByRule(headers, expected.contentType, cameType);
  if (!isOfType) return mismatch(`a body of ${expected.contentType}`, cameType);
  if (actual.bytes.byteLength === 0) return mismatch(`a body of ${expected.contentType}`, missing);
  return comparisons[bodyKindOf(expected.type)]({ scope: body, expected, actual });
}

/** A body of `null` is none in JSON's words. */
const isNothing = (bytes: Uint8Array): boolean => bytes.byteLength === 0 || (bytes.byteLength === 4 && asText(bytes) === 'null');

const isTypeByRule = (headers: Scope, expected: string, actual: string): boolean =>
  bestRules(headers.rules, ['content-type']) !== undefined &&
  matchHeaderValue(headers, { name: 'content-type', expected, actual, index: 0 }).length === 0;

interface Bodies {
  readonly scope: Scope;
  readonly expected: ExpectedBody;
  readonly actual: ActualBody;
}

const comparisons: Readonly<Record<ReturnType<typeof bodyKindOf>, (bodies: Bodies) => readonly Mismatch[]>> = {
  json({ scope, expected, actual }) {
    const value = jsonIn(asText(actual.bytes));
    const example = expected.value ?? jsonIn(asText(expected.bytes));
    return value === undefined || example === undefined ? unreadable('JSON', actual) : matchJson(scope, { path: [], expected: example, actual: value });
  },
  xml({ scope, expected, actual }) {
    const [example, root] = [readXml(asText(expected.bytes)), readXml(asText(actual.bytes))];
    return example === undefined || root === undefined ? unreadable('XML', actual) : matchXml(scope, example, root);
  },
  form({ scope, expected, actual }) {
    const [example, came] = [expected, actual].map(({ bytes }) => grouped(new URLSearchParams(asText(bytes))));
    return example === undefined || came === undefined ? [] : matchQuery(scope, example, came);
  },
  multipart({ scope, expected, actual }) {
    const parts = readMultipart(actual.bytes, actual.contentType ?? '');
    // A boundary in the type that the pact has is not always that of its body.
    const examples = readMultipart(expected.bytes, expected.contentType) ?? readMultipart(expected.bytes, boundaryIn(expected.bytes));
    return parts === undefined || examples === undefined ? unreadable('multipart', actual) : matchParts(scope, examples, parts);
  },
  binary: ({ scope, expected, actual }) => matchBytes(scope, { path: [], expected: expected.bytes, actual: actual.bytes }),
  text({ scope, expected, actual }) {
    const isAboutType = bestRules(scope.rules, [])?.rules.some(({ name }) => name === 'contentType') === true;
    if (isAboutType) return matchBytes(scope, { path: [], expected: expected.bytes, actual: actual.bytes });
    return matchText(scope, { path: [], expected: asText(expected.bytes), actual: asText(actual.bytes) });
  },
};

const unreadable = (what: string, { bytes }: ActualBody): readonly Mismatch[] =>
  [{ part: 'body', at: '', expected: `${what} that can be read`, actual: shown(asText(bytes)) }];

const boundaryIn = (bytes: Uint8Array): string =>
  `multipart/form-data; boundary=${/^(?:\r\n)?--([^\r\n]+)/.exec(asText(bytes.subarray(0, 200)))?.[1] ?? ''}`;

function jsonIn(text: string): Value | undefined {
  try {
    return parseValue(text);
  } catch {
    return undefined;
  }
}
