import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document as YamlDocument, Pair, YAMLError } from 'yaml';
import { badInput } from '../../failure/failure.ts';
import type { Failure } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { DocumentProblem } from '../document.ts';
import { checkExpansion } from './expansion.ts';
import { isBeyondNumbers, literalKey } from './literals.ts';
import type { Parsed } from './parsed.ts';
import { deepest, repeated } from './parsed.ts';
import type { Noun } from './text.ts';

/** YAML takes a hundred times as long as JSON; the largest that vendors publish have nine million characters. */
const longest = 16 * 1024 * 1024;

/** Brackets or dashes in a row that no hand wrote. */
const nesting = new RegExp(`(?:[[{][ \\t\\r\\n]*){${deepest}}|(?:- ){${deepest}}`);

/** Parses YAML 1.2 (`on` and dates stay texts) with merge keys, and tells of repeated keys and rounded numbers. */
export function parseYamlText(text: string, file: string, noun: Noun): Parsed {
  const broken = (problem: string, cause?: unknown): Failure =>
    badInput(`${noun}.syntax`, `is not YAML: ${problem}`, { place: file, cause });
  if (text.length > longest) throw badInput(`${noun}.too-large`, 'is larger than 16 MB: too much for YAML', { place: file, fix: 'convert it to JSON' });
  if (nesting.test(text)) throw broken(`it is nested deeper than ${deepest} levels`);
  const lines = new LineCounter();
  const document = documentOf(text, lines, broken);
  const [error] = document.errors;
  if (error !== undefined) throw broken(`${wordsOf(error)} (${shownPlace(lines, error.pos[0])})`, error);
  keepVersionsAsWritten(document);
  const notes = notesOn(document, lines);
  const value = valueOf(document, broken);
  checkExpansion(value, broken);
  return { value, ...notes };
}

type Broken = (problem: string, cause?: unknown) => Failure;

function documentOf(text: string, lineCounter: LineCounter, broken: Broken): YamlDocument {
  try {
    // Repeated keys are looked for below: the library compares every key with every other.
    return parseDocument(text, { merge: true, uniqueKeys: false, prettyErrors: false, lineCounter });
  } catch (error) {
    throw broken(error instanceof RangeError ? 'it is nested too deeply' : 'the parser gave up', error);
  }
}

function valueOf(document: YamlDocument, broken: Broken): Json {
  try {
    // What aliases repeat is one object here; how much it would be written out is checked afterwards.
    return document.toJS({ maxAliasCount: -1 });
  } catch (error) {
    throw broken(error instanceof RangeError ? 'it is nested too deeply' : error instanceof Error ? error.message : 'the parser gave up', error);
  }
}

/** Where the library's words are about itself, others. */
function wordsOf({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'it holds several documents';
  return message.includes('call stack') ? 'it is nested too deeply' : message;
}

function shownPlace(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}`;
}

/** A version is a text, also where its author forgot the quotes: 3.10 is not 3.1. */
function keepVersionsAsWritten(document: YamlDocument): void {
  if (!isMap(document.contents)) return;
  for (const path of [['openapi'], ['swagger'], ['overlay'], ['info', 'version']]) {
    const node = document.getIn(path, true);
    if (isScalar(node) && typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
  }
}

interface Notes {
  readonly literals: Map<string, string>;
  readonly problems: DocumentProblem[];
}

interface Visit {
  readonly node: unknown;
  readonly pointer: string;
  readonly name: string;
}

function notesOn(document: YamlDocument, lines: LineCounter): Notes {
  const notes: Notes = { literals: new Map(), problems: [] };
  const waiting: Visit[] = [{ node: document.contents, pointer: '', name: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, pointer } = next;
    if (isScalar(node)) noteNumber(next, notes);
    else if (isSeq(node)) node.items.forEach((item, index) => waiting.push({ node: item, pointer: joinPointer(pointer, index), name: '' }));
    else if (isMap(node)) for (const inside of membersOf(node.items, pointer, { notes, lines })) waiting.push(inside);
  }
  return notes;
}

function noteNumber({ node, name }: Visit, { literals }: Notes): void {
  if (!isScalar(node) || typeof node.value !== 'number' || node.source === undefined) return;
  const key = literalKey(name, node.value);
  if (/^[-+]?\d/.test(node.source) && isBeyondNumbers(node.source) && !literals.has(key)) literals.set(key, node.source.replace(/^\+/, ''));
}

function membersOf(pairs: readonly Pair[], pointer: string, { notes, lines }: { readonly notes: Notes; readonly lines: LineCounter }): readonly Visit[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : undefined;
    if (name === undefined || isAlias(value)) return [];
    const here = joinPointer(pointer, name);
    // A merge key may stand more than once.
    if (seen.has(name) && name !== '<<') notes.problems.push(repeated(here, JSON.stringify(name), lines.linePos(offsetOf(key)).line));
    seen.add(name);
    return [{ node: value, pointer: here, name }];
  });
}

const offsetOf = (key: unknown): number => (isScalar(key) ? (key.range?.[0] ?? 0) : 0);
