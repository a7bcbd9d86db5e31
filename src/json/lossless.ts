/**
 * JSON whose parts are still the text they came as. `JSON.parse` turns 1.0 into 1, rounds large numbers and moves
 * the keys "10" and "9" around; a pact's matching rules rely on all three staying as written.
 */
export type JsonSlice = ObjectSlice | ArraySlice | ScalarSlice;

export interface ObjectSlice {
  readonly kind: 'object';
  readonly text: string;
  readonly members: readonly MemberSlice[];
}

export interface ArraySlice {
  readonly kind: 'array';
  readonly text: string;
  readonly items: readonly JsonSlice[];
}

/** A string, number, boolean or null. */
export interface ScalarSlice {
  readonly kind: 'scalar';
  readonly text: string;
}

export interface MemberSlice {
  readonly key: string;
  readonly value: JsonSlice;
}

/** Slices a JSON text; throws a `SyntaxError` when it is not JSON or nested deeper than allowed. */
export function sliceJson(text: string, maxDepth = 50): JsonSlice {
  // Refuses what is not JSON, so that everything below may rely on the form.
  JSON.parse(text);
  return valueAt({ text, at: 0, depthLeft: maxDepth });
}

/** The member of that name; the last one where a name is repeated, as in `JSON.parse`. */
export const memberSlice = (slice: JsonSlice | undefined, key: string): JsonSlice | undefined =>
  slice?.kind === 'object' ? slice.members.findLast((member) => member.key === key)?.value : undefined;

/** The elements of an array; none for anything else. */
export const itemSlices = (slice: JsonSlice | undefined): readonly JsonSlice[] => (slice?.kind === 'array' ? slice.items : []);

/** The value of a slice that is a string. */
export const stringValue = (slice: JsonSlice | undefined): string | undefined =>
  slice?.kind === 'scalar' && slice.text.startsWith('"') ? parseString(slice.text) : undefined;

/** Compact text with sorted keys: equal for equal values, different for 1 and 1.0. */
export function canonicalSlice(slice: JsonSlice): string {
  if (slice.kind === 'array') return `[${slice.items.map(canonicalSlice).join(',')}]`;
  if (slice.kind === 'scalar') return slice.text.startsWith('"') ? JSON.stringify(parseString(slice.text)) : slice.text;
  // A map: the last of repeated keys counts, and none is special.
  const members = new Map(slice.members.map((member) => [member.key, member.value]));
  const sorted = [...members].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}:${canonicalSlice(value)}`).join(',')}}`;
}

/** An object's text with other members. */
export const objectText = (members: readonly (readonly [key: string, text: string])[]): string =>
  `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;

interface Cursor {
  readonly text: string;
  at: number;
  depthLeft: number;
}

function valueAt(cursor: Cursor): JsonSlice {
  const first = nextCharacter(cursor);
  if (first === '{' || first === '[') return nested(cursor, first === '{' ? objectAt : arrayAt);
  return first === '"' ? stringAt(cursor) : literalAt(cursor);
}

function nested(cursor: Cursor, read: (cursor: Cursor) => JsonSlice): JsonSlice {
  if (cursor.depthLeft === 0) throw new SyntaxError('the nesting is too deep');
  cursor.depthLeft -= 1;
  const slice = read(cursor);
  cursor.depthLeft += 1;
  return slice;
}

function objectAt(cursor: Cursor): ObjectSlice {
  const start = cursor.at++;
  const members: MemberSlice[] = [];
  while (nextCharacter(cursor) !== '}') {
    const key = parseString(stringAt(cursor).text);
    skip(cursor, ':');
    members.push({ key, value: valueAt(cursor) });
    skip(cursor, ',');
  }
  cursor.at += 1;
  return { kind: 'object', text: cursor.text.slice(start, cursor.at), members };
}

function arrayAt(cursor: Cursor): ArraySlice {
  const start = cursor.at++;
  const items: JsonSlice[] = [];
  while (nextCharacter(cursor) !== ']') {
    items.push(valueAt(cursor));
    skip(cursor, ',');
  }
  cursor.at += 1;
  return { kind: 'array', text: cursor.text.slice(start, cursor.at), items };
}

function stringAt(cursor: Cursor): ScalarSlice {
  const start = cursor.at;
  let end = start;
  do end = cursor.text.indexOf('"', end + 1);
  while (isEscaped(cursor.text, end));
  cursor.at = end + 1;
  return { kind: 'scalar', text: cursor.text.slice(start, cursor.at) };
}

/** After an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

const literal = /[^\s,\]}]+/y;

function literalAt(cursor: Cursor): ScalarSlice {
  literal.lastIndex = cursor.at;
  const text = literal.exec(cursor.text)?.[0] ?? '';
  cursor.at += text.length;
  return { kind: 'scalar', text };
}

function nextCharacter(cursor: Cursor): string | undefined {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
  return cursor.text[cursor.at];
}

function skip(cursor: Cursor, mark: ',' | ':'): void {
  if (nextCharacter(cursor) === mark) cursor.at += 1;
  nextCharacter(cursor);
}

const parseString = (text: string): string => (text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1));
