import type { Json } from '../json/json.ts';
import { isArray } from '../json/json.ts';
import { joinPointer, member, splitPointer } from '../json/pointer.ts';
import type { MatchingRules } from '../pact/types.ts';
import { joinAlternatives } from './alternatives.ts';
import { pointerOf } from './body-path.ts';
import type { Mismatch } from './types.ts';
import { differenceInWords, missingInWords } from './mismatch-words.ts';

/**
 * The verifier's mismatches as ours: status, headers, then the body from top to bottom.
 * The pact's response body says what a missing field should have been, its rules where one of several was enough.
 */
export function mismatchesOf(native: Json | undefined, expectedBody: Json | undefined, rules?: MatchingRules['body']): readonly Mismatch[] {
  const list = member(native, 'mismatches');
  if (!isArray(list)) return [requestError(textOf(native, 'message') || 'the verifier gives no reason')];
  return joinAlternatives(list.flatMap((mismatch) => translate(mismatch, expectedBody)), rules).toSorted(inOrder);
}

const requestError = (reason: string): Mismatch => ({ code: 'request.error', attribute: 'request', pointer: '', message: reason });

const attributes = ['status', 'header', 'body', 'request', 'state'] as const;
const rank = ({ attribute }: Mismatch): number => attributes.indexOf(attribute);
const inOrder = (a: Mismatch, b: Mismatch): number => rank(a) - rank(b) || compare(a.pointer, b.pointer) || compare(a.message, b.message);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Translation = (native: Json, expectedBody: Json | undefined) => readonly Mismatch[];

const translations: Readonly<Record<string, Translation>> = {
  StatusMismatch: (native) => [{ code: 'response.status.mismatch', attribute: 'status', pointer: '', message: statusMessage(native) }],
  HeaderMismatch: (native) => [headerMismatch(native, textOf(native, 'key'))],
  BodyTypeMismatch: (native) => [
    {
      code: 'response.content-type.mismatch',
      attribute: 'body',
      pointer: '',
      message: `expected a body of type ${textOf(native, 'expected')}, the answer has ${textOf(native, 'actual') || 'none'}`,
    },
  ],
  BodyMismatch: bodyMismatches,
};

function translate(native: Json, expectedBody: Json | undefined): readonly Mismatch[] {
  const type = textOf(native, 'type');
  const translation = Object.hasOwn(translations, type) ? translations[type] : undefined;
  return translation?.(native, expectedBody) ?? [requestError(textOf(native, 'mismatch') || JSON.stringify(native))];
}

function statusMessage(native: Json): string {
  // A rule such as "any client error" compares no two numbers.
  const expected = /to be an? (.*)$/.exec(textOf(native, 'mismatch'))?.[1] ?? `status ${textOf(native, 'expected')}`;
  return `expected ${expected}, the answer has ${textOf(native, 'actual')}`;
}

function headerMismatch(native: Json, name: string): Mismatch {
  const actual = textOf(native, 'actual');
  const isMissing = actual === '' && textOf(native, 'mismatch').endsWith('was missing');
  const expected = `expected the header ${name}: ${textOf(native, 'expected').replace(/^"(.*)"$/s, '$1')}`;
  return {
    code: 'response.header.mismatch',
    attribute: 'header',
    identifier: name,
    pointer: '',
    message: isMissing ? `${expected}, the answer has no such header` : `${expected}, the answer has ${JSON.stringify(actual)}`,
  };
}

function bodyMismatches(native: Json, expectedBody: Json | undefined): readonly Mismatch[] {
  const path = textOf(native, 'path');
  const missing = missingKeys(native);
  if (missing.length > 0) return missing.map((key) => missingField(path, key, expectedBody));
  const sentence = textOf(native, 'mismatch');
  // Where a list or an object is expected, the verifier writes null as no text at all.
  const actual = parsed(textOf(native, 'actual')) ?? (sentence.includes('Expected null (Null)') ? null : undefined);
  const message = differenceInWords({ expected: parsed(textOf(native, 'expected')), actual, native: sentence });
  return [{ ...bodyMismatch(path, pointerOf(path)), message }];
}

const bodyMismatch = (identifier: string, pointer: string) =>
  ({ code: 'response.body.mismatch', attribute: 'body', identifier, pointer }) as const;

function missingField(parentPath: string, key: string, expectedBody: Json | undefined): Mismatch {
  const path = /^\w+$/.test(key) ? `${parentPath}.${key}` : `${parentPath}['${key.replaceAll("'", "\\'")}']`;
  const pointer = joinPointer(pointerOf(parentPath), key);
  return { ...bodyMismatch(path, pointer), message: missingInWords(key, exampleAt(expectedBody, pointer)) };
}

/** A list in an answer may be longer than the example: its first element then stands for all. */
const exampleAt = (body: Json | undefined, pointer: string): Json | undefined =>
  splitPointer(pointer).reduce<Json | undefined>((value, key) => member(value, key) ?? (isArray(value) ? value[0] : undefined), body);

/** Pact lists the keys of both sides as JSON. */
function missingKeys(native: Json): readonly string[] {
  if (!/missing the following keys/.test(textOf(native, 'mismatch'))) return [];
  const [expected, actual] = [parsed(textOf(native, 'expected')), parsed(textOf(native, 'actual'))];
  if (!isArray(expected) || !isArray(actual)) return [];
  return expected.filter((key) => typeof key === 'string').filter((key) => !actual.includes(key));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: Json | undefined, key: string): string {
  const text = member(value, key);
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
}
