import { badInput } from '../failure/failure.ts';
import { syntaxErrorAt } from './syntax-place.ts';

/** Any JSON value (RFC 8259), never changed. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** A JSON object; a member that is not there is `undefined`. */
export interface JsonObject {
  /** Members by name. */
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isArray = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** Parses JSON; a syntax error becomes one line with file, line and column. */
export function parseJson(text: string, file: string): Json {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw badInput('json.syntax', `is not JSON: ${syntaxProblem(text)}`, { place: file, cause: error });
  }
}

function syntaxProblem(text: string): string {
  const position = syntaxErrorAt(text);
  const before = text.slice(0, position).split('\n');
  const what = text.trim() === '' ? 'the file is empty' : endsWithin(text, position) ? 'it ends too early' : `unexpected ${JSON.stringify(text[position] ?? '')}`;
  return `${what} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}

/** Whether the text stops at a position, or within the string or word that begins there. */
function endsWithin(text: string, position: number): boolean {
  const end = text.trimEnd().length;
  if (position >= end) return true;
  const rest = text.slice(position, Math.min(end, position + 10));
  if (!rest.startsWith('"')) return position + rest.length === end && /^(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-)$/.test(rest);
  // Every quote up to the end is escaped: the string was never closed.
  let at = text.indexOf('"', position + 1);
  while (at !== -1 && text[at - 1] === '\\') at = text.indexOf('"', at + 1);
  return at === -1;
}
