/** Whether a text is a date or time written as a format says, in the letters of Java's DateTimeFormatter. */
export function isWritten(text: string, format: string): boolean {
  const tokens = tokensOf(format);
  if (tokens === undefined) return false;
  const read: Reading = { at: 0, fields: new Map() };
  return tokens.every((token) => take(token, text, read)) && read.at === text.length && isDayOfMonth(read.fields);
}

/** Reads one field or literal at a position, and moves on. Nothing read is taken back. */
interface Token {
  /** Sticky. */
  readonly pattern: RegExp;
  readonly field?: string;
  readonly range?: readonly [number, number];
}

interface Reading {
  at: number;
  readonly fields: Map<string, string>;
}

function take({ pattern, field, range }: Token, text: string, read: Reading): boolean {
  pattern.lastIndex = read.at;
  const [found] = pattern.exec(text) ?? [];
  if (found === undefined) return false;
  if (range !== undefined && (Number(found) < range[0] || Number(found) > range[1])) return false;
  if (field !== undefined) read.fields.set(field, found);
  read.at += found.length;
  return true;
}

/** February has no 30th, and not always a 29th. */
function isDayOfMonth(fields: ReadonlyMap<string, string>): boolean {
  const [year, month, day] = ['year', 'month', 'day'].map((name) => fields.get(name));
  if (month === undefined || day === undefined) return true;
  const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.toLowerCase().slice(0, 3)) + 1;
  // Without a year it may be a leap year.
  const last = new Date(Date.UTC(year === undefined ? 2000 : Number(year), number, 0));
  if (year !== undefined) last.setUTCFullYear(Number(year), number, 0);
  return Number(day) <= last.getUTCDate();
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longMonths = 'january|february|march|april|may|june|july|august|september|october|november|december';
const longDays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';

const known = new Map<string, readonly Token[] | undefined>();

function tokensOf(format: string): readonly Token[] | undefined {
  if (!known.has(format)) {
    if (known.size > 1000) known.clear();
    known.set(format, readFormat(format));
  }
  return known.get(format);
}

/** Undefined where the format has a letter that means nothing, or too many of one. */
function readFormat(format: string): readonly Token[] | undefined {
  const pieces = format.match(/'(?:[^']|'')+'|''|([a-zA-Z])\1*|[^a-zA-Z0-9'{}[\]]+/g) ?? [];
  const tokens = pieces.map(tokenOf);
  const isWhole = pieces.length > 0 && pieces.join('') === format;
  const isUnderstood = (token: Token | undefined): token is Token => token !== undefined;
  return isWhole && tokens.every(isUnderstood) ? tokens : undefined;
}

function tokenOf(piece: string): Token | undefined {
  const [letter = ''] = piece;
  if (piece === "''") return literal("'");
  if (letter === "'") return literal(piece.slice(1, -1).replaceAll("''", "'"));
  if (!/[a-zA-Z]/.test(letter)) return literal(piece);
  const write = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
  return write?.(piece.length);
}

const sticky = (source: string): Token => ({ pattern: new RegExp(source, 'yi') });

const literal = (text: string): Token => ({ pattern: new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'y') });

type Letter = (count: number) => Token | undefined;

/** A number of at most so many digits within a range, whose letter may be repeated so often. */
const number = (digits: number, range: readonly [number, number], { most = 2, field }: { readonly most?: number; readonly field?: string } = {}): Letter =>
  (count) => (count > most ? undefined : { pattern: new RegExp(`\\d{1,${digits}}`, 'y'), range, ...(field === undefined ? {} : { field }) });

const upTo = (most: number, token: (count: number) => Token): Letter => (count) => (count > most ? undefined : token(count));

const year: Letter = (count) => ({ pattern: new RegExp(`\\d{1,${count}}`, 'y'), field: 'year' });

const month = (count: number): Token => {
  if (count <= 2) return { pattern: /\d{1,2}/y, range: [1, 12], field: 'month' };
  return { ...sticky(count === 3 ? months.join('|') : longMonths), field: 'month' };
};

const dayName = (count: number): Token => sticky(count <= 3 ? longDays.replaceAll(/(?<=\b\w{3})\w+/g, '') : longDays);

const quarter = (count: number): Token => {
  if (count <= 2) return { pattern: /\d{1,2}/y, range: [1, 4] };
  return sticky(count === 3 ? 'q[1-4]' : '(?:1st|2nd|3rd|4th) quarter');
};

const hour = '(?:0\\d|1[01]|\\d(?!\\d))';
const minute = '[0-5]?\\d(?!\\d)';
const twoDigits = '[0-5]\\d';

/** An offset from UTC: `+01`, `+0100` or `+01:00`, by the number of letters. */
function offset(count: number): string {
  const written = [`${hour}(?:${twoDigits})?`, `${hour}${twoDigits}`, `${hour}:${minute}`, `${hour}${twoDigits}(?:${twoDigits})?`];
  return `[+-]+(?:${written[count - 1] ?? `${hour}:[0-5]?\\d(?::[0-5]?\\d)?`})`;
}

const zoneOffset = (count: number): Token => {
  if (count <= 3) return sticky(`[+-]+${hour}${twoDigits}`);
  return sticky(count === 4 ? `(?:GMT|UTC)(?:[+-]+${hour}:${minute})?` : `[+-]+${hour}:${minute}`);
};

const letters: Readonly<Record<string, Letter>> = {
  G: upTo(5, () => sticky('ad|bc')),
  y: year,
  Y: year,
  u: year,
  M: upTo(5, month),
  L: number(2, [1, 12], { most: 5, field: 'month' }),
  D: number(3, [1, 366], { most: Infinity }),
  d: number(2, [1, 31], { field: 'day' }),
  Q: upTo(5, quarter),
  q: number(2, [1, 4]),
  w: number(2, [1, 56]),
  W: number(2, [1, 5]),
  F: number(2, [0, 4]),
  E: upTo(5, dayName),
  e: upTo(5, (count) => (count > 2 ? dayName(count) : { pattern: /\d/y, range: [1, 7] })),
  c: number(1, [1, 7], { most: 1 }),
  a: upTo(1, () => sticky('am|pm')),
  H: number(2, [0, 23]),
  k: number(2, [1, 24]),
  h: number(2, [1, 12]),
  K: number(2, [0, 11]),
  m: number(2, [0, 59]),
  s: number(2, [0, 60]),
  S: (count) => ({ pattern: new RegExp(`\\d{1,${count}}`, 'y') }),
  n: () => sticky('\\d+'),
  A: () => sticky('\\d+'),
  N: () => sticky('\\d+'),
  x: upTo(5, (count) => sticky(offset(count))),
  X: upTo(5, (count) => sticky(`Z|${offset(count)}`)),
  Z: upTo(5, zoneOffset),
  O: upTo(4, (count) => sticky(`(?:GMT|UTC)[+-]+${hour}${count === 4 ? `:${minute}` : `(?::${minute})?`}`)),
  z: upTo(3, () => ({ pattern: /[A-Z]{3,4}/y })),
  V: upTo(2, () => sticky('[A-Za-z]+/[A-Za-z]+')),
};
