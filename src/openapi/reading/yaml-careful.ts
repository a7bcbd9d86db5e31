import { createRequire } from 'node:module';
import type { Document as YamlDocument, LineCounter, Pair, Scalar, YAMLError, YAMLMap } from 'yaml';
import type { Json } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { DocumentProblem } from '../document.ts';
import { checkExpansion } from './expansion.ts';
import { isBeyondNumbers, literalKey } from './literals.ts';
import type { Broken, Parsed } from './parsed.ts';
import { deepest, endlessMerges, mostMerged, repeated } from './parsed.ts';

/** Brackets or dashes in a row that no hand wrote. */
const nesting = new RegExp(`(?:[[{][ \\t\\r\\n]*){${deepest}}|(?:- ){${deepest}}`);

const load = createRequire(import.meta.url);

/** Loaded when it is needed: that takes longer than reading most documents. */
const library = (): typeof import('yaml') => load('yaml');

/** Reads YAML in every layout that it allows, repeated keys told of, and says where a text is broken. */
export function readYamlCarefully(text: string, broken: Broken): Parsed {
  if (nesting.test(text)) throw broken(`it is nested deeper than ${deepest} levels`);
  const lines = new (library().LineCounter)();
  const document = documentOf(text, lines, broken);
  const [error] = document.errors;
  if (error !== undefined) throw broken(`${wordsOf(error)} (${shownPlace(lines, error.pos[0])})`, error);
  if (mergedKeys(document) > mostMerged) throw broken(endlessMerges);
  keepVersionsAsWritten(document);
  const notes = notesOn(document, lines);
  const value = valueOf(document, broken);
  checkExpansion(value, broken);
  return { value, ...notes };
}

function documentOf(text: string, lineCounter: LineCounter, broken: Broken): YamlDocument {
  try {
    // Repeated keys are looked for below: the library compares every key with every other.
    return library().parseDocument(text, { merge: true, uniqueKeys: false, prettyErrors: false, lineCounter });
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

/** How many keys the document's merges copy, as far as that can be told from what stands before each. */
function mergedKeys(document: YamlDocument): number {
  const { isAlias, isScalar, isSeq, visit } = library();
  const sizes = new Map<string, number>();
  let total = 0;
  const sourcesOf = ({ key, value }: Pair): readonly unknown[] => (isScalar(key) && key.source === '<<' ? (isSeq(value) ? value.items : [value]) : []);
  const sizeOf = (source: unknown): number => (isAlias(source) ? (sizes.get(source.source) ?? 0) : 0);
  const noteMap = (_: unknown, map: YAMLMap): void => {
    const merged = map.items.flatMap(sourcesOf).reduce((sum: number, source) => sum + sizeOf(source), 0);
    total += merged;
    if (map.anchor !== undefined) sizes.set(map.anchor, map.items.length + merged);
  };
  visit(document, { Map: noteMap });
  return total;
}

/** A version is a text, also where its author forgot the quotes: 3.10 is not 3.1. */
function keepVersionsAsWritten(document: YamlDocument): void {
  const { isMap, isScalar } = library();
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
  const { isMap, isScalar, isSeq } = library();
  const notes: Notes = { literals: new Map(), problems: [] };
  const waiting: Visit[] = [{ node: document.contents, pointer: '', name: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, pointer } = next;
    if (isScalar(node)) noteNumber(node, next.name, notes);
    else if (isSeq(node)) node.items.forEach((item, index) => waiting.push({ node: item, pointer: joinPointer(pointer, index), name: '' }));
    else if (isMap(node)) for (const inside of membersOf(node.items, pointer, { notes, lines })) waiting.push(inside);
  }
  return notes;
}

function noteNumber(node: Scalar, name: string, { literals }: Notes): void {
  if (typeof node.value !== 'number' || node.source === undefined) return;
  const key = literalKey(name, node.value);
  if (/^[-+]?\d/.test(node.source) && isBeyondNumbers(node.source) && !literals.has(key)) literals.set(key, node.source.replace(/^\+/, ''));
}

function membersOf(pairs: readonly Pair[], pointer: string, { notes, lines }: { readonly notes: Notes; readonly lines: LineCounter }): readonly Visit[] {
  const { isAlias, isScalar } = library();
  const seen = new Set<string>();
  return pairs.flatMap(({ key, value }) => {
    const name = isScalar(key) ? nameOf(key) : undefined;
    if (name === undefined || isAlias(value)) return [];
    const here = joinPointer(pointer, name);
    // A merge key may stand more than once.
    if (seen.has(name) && name !== '<<') notes.problems.push(repeated(here, JSON.stringify(name), lines.linePos(isScalar(key) ? (key.range?.[0] ?? 0) : 0).line));
    seen.add(name);
    return [{ node: value, pointer: here, name }];
  });
}

/** A merge key's value is no text. */
const nameOf = ({ value, source }: Scalar): string => (typeof value === 'symbol' ? (source ?? '') : String(value));
