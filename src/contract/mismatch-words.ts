import type { Mismatch } from '@pact-foundation/pact-core';

/** What differs between the client's request and the agreed one, in words: `query parameter limit: the client sent 6, …`. */
export function differencesInWords(mismatches: readonly Mismatch[]): readonly string[] {
  const byPart = Map.groupBy(mismatches.filter((mismatch) => !isEcho(mismatch, mismatches)), whereOf);
  return [...byPart].flatMap(([where, all]) => differencesAt(where, all));
}

/** A content type that differs is told of as a header and, once more, as the body's. */
const isEcho = (mismatch: Mismatch, all: readonly Mismatch[]): boolean =>
  'type' in mismatch && mismatch.type === 'BodyTypeMismatch' && all.some((other) => 'key' in other && other.key.toLowerCase() === 'content-type');

function whereOf(mismatch: Mismatch): string {
  if ('parameter' in mismatch) return `query parameter ${mismatch.parameter}`;
  if ('key' in mismatch) return `header ${mismatch.key}`;
  if ('path' in mismatch) return mismatch.path === '$' || mismatch.path === '/' ? 'body' : `body field ${mismatch.path.replace(/^\$\.?/, '')}`;
  return mismatch.type === 'PathMismatch' ? 'path' : mismatch.type === 'MethodMismatch' ? 'method' : 'body';
}

/** Where one of several rules would have been enough, Pact reports each. */
function differencesAt(where: string, all: readonly Mismatch[]): readonly string[] {
  const keys = all.flatMap((mismatch) => fieldDifferences(where, mismatch) ?? []);
  if (keys.length > 0) return keys;
  const wanted = [...new Set(all.map(wantedBy))];
  const [first] = all;
  if (first === undefined) return [];
  const [sent, agreed] = [textOf(first.actual), textOf(first.expected)];
  if (sent !== undefined && agreed === undefined) return [`${where}: the client sent ${sent}, which the contract does not have`];
  if (wanted.includes(undefined)) return [`${where}: ${problemOf(first)}`];
  // Beside a pattern, that the value is text goes without saying.
  const telling = wanted.some((words) => words?.startsWith(byPattern)) ? wanted.filter((words) => !words?.startsWith(byType)) : wanted;
  const contract = `the contract has ${telling.join(' or ')}`;
  return [sent === undefined ? `${where}: missing, ${contract}` : `${where}: the client sent ${sent}, ${contract}`];
}

const byPattern = 'text that matches';
const byType = 'a value like';

/** The fields that an object has too many or too few; undefined where the difference is another. */
function fieldDifferences(where: string, mismatch: Mismatch): readonly string[] | undefined {
  if (!('path' in mismatch) || !mismatch.mismatch.startsWith('Expected a Map with keys')) return undefined;
  const [sent, agreed] = [namesIn(mismatch.actual), namesIn(mismatch.expected)];
  const lacking = agreed.filter((name) => !sent.includes(name));
  const added = sent.filter((name) => !agreed.includes(name));
  return [
    ...lacking.map((name) => `${where}: the field ${name} is missing`),
    ...added.map((name) => `${where}: the client sent the field ${name}, which the contract does not have`),
  ];
}

function namesIn(list: string | undefined): readonly string[] {
  const names = parsed(list);
  return Array.isArray(names) ? names.map(String) : [];
}

/** What the contract asks for; undefined where only Pact's own words say it. */
function wantedBy(mismatch: Mismatch): string | undefined {
  const problem = problemOf(mismatch);
  const agreed = textOf(mismatch.expected);
  const [, pattern] = /to match '(.*)'$/s.exec(problem) ?? [];
  if (pattern !== undefined) return `${byPattern} ${pattern}`;
  const [, kind] = /to be (an? [a-z ]+)$/.exec(problem) ?? [];
  if (kind !== undefined) return kind;
  const [, least] = /to have minimum size of (\d+)$/.exec(problem) ?? [];
  if (least !== undefined) return `at least ${least}`;
  if (/to be the same type as/.test(problem)) return `${byType} ${agreed}`;
  return /to be equal to|to have value|with value|value\(s\)|but was|Expected a List with|^expected /.test(problem) ? agreed : undefined;
}

const problemOf = (mismatch: Mismatch): string =>
  ('mismatch' in mismatch ? mismatch.mismatch : `expected ${mismatch.expected} but was ${mismatch.actual}`);

/** A value as JSON; the one element of a list for the list, and nothing where nothing was sent. */
function textOf(value: string | undefined | null): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const read = parsed(value);
  if (Array.isArray(read) && read.length === 1 && typeof read[0] === 'string') return JSON.stringify(read[0]);
  const text = read === undefined ? JSON.stringify(value) : JSON.stringify(read);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 120;

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
