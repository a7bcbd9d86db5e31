import { badInput } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isArray, parseJson } from '../../json/json.ts';
import type { JsonSlice } from '../../json/lossless.ts';
import { itemSlices, sliceJson } from '../../json/lossless.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { DocumentProblem } from '../document.ts';
import { containersIn } from './containers.ts';
import { isBeyondNumbers, literalKey } from './literals.ts';
import type { Parsed } from './parsed.ts';
import { deepest, repeated } from './parsed.ts';

/** Published documents stay far below: the largest has two million. */
const mostObjects = 6_000_000;
/** Larger texts are not searched for where exactly a key is repeated. */
const longestSearched = 20 * 1024 * 1024;

/** Parses JSON, and tells of what `JSON.parse` passes over: repeated keys and rounded numbers. */
export function parseJsonText(text: string, file: string): Parsed {
  const { depth, objects, members, literals } = scan(text);
  const trap = depth > deepest ? `is nested deeper than ${deepest} levels` : objects > mostObjects ? `holds more than ${mostObjects} objects` : undefined;
  if (trap !== undefined) throw badInput('document.too-deep', trap, { place: file });
  const value = parseJson(text, file);
  return { value, literals, problems: countMembers(value) === members ? [] : repeatedKeys(text) };
}

interface Scan {
  depth: number;
  objects: number;
  members: number;
  readonly literals: Map<string, string>;
}

/** One pass over the marks outside strings: cheap enough to come before the parser, which would run out of memory first. */
function scan(text: string): Scan {
  const result: Scan = { depth: 0, objects: 0, members: 0, literals: new Map() };
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charCodeAt(at);
    if (mark === quote) at = endOfString(text, at);
    else if (mark === colon) result.members += 1;
    else if (mark === openBrace || mark === openBracket) {
      result.objects += 1;
      depth += 1;
      if (depth > result.depth) result.depth = depth;
    } else if (mark === closeBrace || mark === closeBracket) depth -= 1;
    else if (mark <= nine && mark >= zero) at = noteNumber(text, at, result.literals);
  }
  return result;
}

const [quote, colon, openBrace, openBracket, closeBrace, closeBracket, zero, nine] = [0x22, 0x3a, 0x7b, 0x5b, 0x7d, 0x5d, 0x30, 0x39];

function endOfString(text: string, start: number): number {
  let end = start;
  do end = text.indexOf('"', end + 1);
  while (end !== -1 && isEscaped(text, end));
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

const number = /[\d.eE+-]+/y;
const keyBefore = /"((?:[^"\\]|\\.)*)"\s*:\s*-?$/;

/** Notes a number that would be rounded; the index of its last character. */
function noteNumber(text: string, start: number, literals: Map<string, string>): number {
  number.lastIndex = start;
  const digits = number.exec(text)?.[0] ?? '';
  const literal = text[start - 1] === '-' ? `-${digits}` : digits;
  if (isBeyondNumbers(literal)) {
    const key = literalKey(keyBefore.exec(text.slice(Math.max(0, start - 200), start))?.[1] ?? '', Number(literal));
    if (!literals.has(key)) literals.set(key, literal);
  }
  return start + digits.length - 1;
}

function countMembers(root: Json): number {
  let count = 0;
  for (const value of containersIn(root)) if (!isArray(value)) for (const _ in value) count += 1;
  return count;
}

function repeatedKeys(text: string): readonly DocumentProblem[] {
  if (text.length > longestSearched) return [repeated('', 'some key')];
  const problems: DocumentProblem[] = [];
  const search = (slice: JsonSlice, pointer: string): void => {
    if (slice.kind === 'array') itemSlices(slice).forEach((item, index) => search(item, joinPointer(pointer, index)));
    if (slice.kind !== 'object') return;
    const seen = new Set<string>();
    for (const { key, value } of slice.members) {
      const here = joinPointer(pointer, key);
      if (seen.has(key)) problems.push(repeated(here, JSON.stringify(key)));
      seen.add(key);
      search(value, here);
    }
  };
  search(sliceJson(text.replace(/^\uFEFF/, ''), deepest + 1), '');
  return problems;
}
