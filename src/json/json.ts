import { badInput } from '../failure/failure.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isArray = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** Parses JSON; a syntax error becomes one line with file, line and column. */
export function parseJson(text: string, file: string): Json {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw badInput('json.syntax', `is not JSON: ${syntaxProblem(text, error)}`, { place: file, cause: error });
  }
}

function syntaxProblem(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  const what = text.trim() === '' ? 'the file is empty' : message.replace(/ in JSON.*| \(line.*/s, '').replace(/, "[^]*$/, '');
  return `${what} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
