import { parseJsonText } from './json-text.ts';
import type { Parsed } from './parsed.ts';
import type { Noun } from './text.ts';
import { parseYamlText } from './yaml-text.ts';

/** Parses a JSON or YAML text; a syntax error becomes a `Failure` with line and column. */
export const parse = (text: string, file: string, noun: Noun = 'document'): Parsed =>
  /^\uFEFF?\s*[[{]/.test(text) || file.endsWith('.json') ? parseJsonText(text, file) : parseYamlText(text, file, noun);
