import type { Json } from '../json/json.ts';
import { isArray } from '../json/json.ts';
import { joinPointer, member, splitPointer } from '../json/pointer.ts';
import type { MatchingRules } from '../pact/types.ts';
import { joinAlternatives } from './alternatives.ts';
import { pointerOf } from './body-path.ts';
import type { Mismatch } from './types.ts';
import type { Subject } from './mismatch-words.ts';
import { differenceInWords, missingInWords } from './mismatch-words.ts';

/**
 * The verifier's mismatches as ours: status, headers, then the body from top to bottom.
 * The pact's response body says what a missing field should have been, its rules where one of several was enough.
 */
export const mismatchesOf = (native: Json | undefined, expectedBody: Json | undefined, rules?: MatchingRules['body']): readonly Mismatch[] =>
  translated(native, { expectedBody, subject: 'answer' }, rules);

/** The same of a message: what comes with it, then its contents from top to bottom. */
export const messageMismatchesOf = (native: Json | undefined, expectedBody: Json | undefined, rules?: MatchingRules['body']): readonly Mismatch[] =>
  translated(native, { expectedBody, subject: 'message' }, rules);

/** What the mismatches are about. */
interface About {
  readonly expectedBody: Json | undefined;
  readonly subject: Subject;
}

function translated(native: Json | undefined, about: About, rules: MatchingRules['body']): readonly Mismatch[] {
  const list = member(native, 'mismatches');
  if (!isArray(list)) return [requestError(textOf(native, 'message') || 'the verifier gives no reason')];
  return joinAlternatives(list.flatMap((mismatch) => translate(mismatch, about)), rules).toSorted(inOrder);
}

const requestError = (reason: string): Mismatch => ({ code: 'request.error', attribute: 'request', pointer: '', message: reason });

const attributes = ['status', 'header', 'metadata', 'body', 'request', 'state'] as const;
const rank = ({ attribute }: Mismatch): number => attributes.indexOf(attribute);
const inOrder = (a: Mismatch, b: Mismatch): number => rank(a) - rank(b) || compare(a.pointer, b.pointer) || compare(a.message, b.message);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Translation = (native: Json, about: About) => readonly Mismatch[];

const translations: Readonly<Record<string, Translation>> = {
  StatusMismatch: (native) => [{ code: 'response.status.mismatch', attribute: 'status', pointer: '', message: statusMessage(native) }],
  HeaderMismatch: (native) => [namedMismatch(native, { code: 'response.header.mismatch', attribute: 'header' }, 'answer')],
  MetadataMismatch: (native) => [namedMismatch(native, { code: 'message.metadata.mismatch', attribute: 'metadata' }, 'message')],
  BodyTypeMismatch: (native, { subject }) => [
    {
      code: subject === 'answer' ? 'response.content-type.mismatch' : 'message.content-type.mismatch',
      attribute: 'body',
      pointer: '',
      message: `expected a body of type ${textOf(native, 'expected')}, the ${subject} has ${textOf(native, 'actual') || 'none'}`,
    },
  ],
  BodyMismatch: bodyMismatches,
};

function translate(native: Json, about: About): readonly Mismatch[] {
  const type = textOf(native, 'type');
  const translation = Object.hasOwn(translations, type) ? translations[type] : undefined;
  return translation?.(native, about) ?? [requestError(textOf(native, 'mismatch') || JSON.stringify(native))];
}

function statusMessage(native: Json): string {
  // A rule such as "any client error" compares no two numbers.
  const expected = /to be an? (.*)$/.exec(textOf(native, 'mismatch'))?.[1] ?? `status ${textOf(native, 'expected')}`;
  return `expected ${expected}, the answer has ${textOf(native, 'actual')}`;
}

/** Of something that goes by a name: a header, or what comes with a message. */
function namedMismatch(native: Json, kind: Pick<Mismatch, 'code' | 'attribute'>, subject: Subject): Mismatch {
  const name = textOf(native, 'key');
  const actual = subject === 'answer' ? textOf(native, 'actual') : unquoted(textOf(native, 'actual'));
  const isMissing = actual === '' && textOf(native, 'mismatch').endsWith('was missing');
  const expected = `expected the ${kind.attribute} ${name}: ${unquoted(textOf(native, 'expected'))}`;
  const has = isMissing ? `no such ${kind.attribute}` : JSON.stringify(actual);
  return { ...kind, identifier: name, pointer: '', message: `${expected}, the ${subject} has ${has}` };
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/s, '$1');

function bodyMismatches(native: Json, about: About): readonly Mismatch[] {
  const path = textOf(native, 'path');
  const missing = missingKeys(native);
  if (missing.length > 0) return missing.map((key) => missingField(path, key, about));
  const sentence = textOf(native, 'mismatch');
  // Where a list or an object is expected, the verifier writes null as no text at all.
  const actual = parsed(textOf(native, 'actual')) ?? (sentence.includes('Expected null (Null)') ? null : undefined);
  const message = differenceInWords({ expected: parsed(textOf(native, 'expected')), actual, native: sentence, subject: about.subject });
  return [{ ...bodyMismatch(about, path, pointerOf(path)), message }];
}

const bodyMismatch = ({ subject }: About, identifier: string, pointer: string) =>
  ({ code: subject === 'answer' ? 'response.body.mismatch' : 'message.contents.mismatch', attribute: 'body', identifier, pointer }) as const;

function missingField(parentPath: string, key: string, about: About): Mismatch {
  const path = /^\w+$/.test(key) ? `${parentPath}.${key}` : `${parentPath}['${key.replaceAll("'", "\\'")}']`;
  const pointer = joinPointer(pointerOf(parentPath), key);
  return { ...bodyMismatch(about, path, pointer), message: missingInWords(key, exampleAt(about.expectedBody, pointer), about.subject) };
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
