import { Failure } from '../../failure/failure.ts';
import { parseJsonText } from './json-text.ts';
import type { Parsed } from './parsed.ts';
import type { Noun } from './text.ts';
import { parseYamlText } from './yaml-text.ts';

/** Parses a JSON or YAML text; a syntax error becomes a `Failure` with line and column. */
export function parse(text: string, file: string, noun: Noun = 'document'): Parsed {
  const looksLikeJson = /^\uFEFF?\s*[[{]/.test(text);
  if (!looksLikeJson && !file.endsWith('.json')) return parseYamlText(text, file, noun);
  try {
    return parseJsonText(text, file);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'json.syntax' || !/\.ya?ml$/.test(file)) throw error;
    return inBraces(text, { file, noun, error });
  }
}

/** YAML may begin as JSON does: `{ openapi: 3.1.0 }`. Where it is neither, what JSON says is to the point. */
function inBraces(text: string, { file, noun, error }: { readonly file: string; readonly noun: Noun; readonly error: Failure }): Parsed {
  try {
    return parseYamlText(text, file, noun);
  } catch {
    throw error;
  }
}
