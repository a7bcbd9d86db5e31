import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';
import { writeText } from './pattern-text.ts';

/** A pattern that JavaScript can run: with the `u` flag that JSON Schema asks for where it compiles so, plain as most vendors tried it otherwise. */
export function compilePattern(pattern: string): RegExp | undefined {
  return ['u', ''].map((flags) => tryCompile(bare(pattern), flags)).find((regex) => regex !== undefined);
}

/** Some vendors write a pattern as a literal of their language: `/^[a-z]+$/i`. */
const bare = (pattern: string): string => /^\/(\^.*\$)\/[a-z]*$/s.exec(pattern)?.[1] ?? pattern;

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

/** The syntax tree of a pattern, read with the flag that it compiles with. */
export function parsePattern(pattern: string): AST.Pattern | undefined {
  const regex = compilePattern(pattern);
  if (regex === undefined) return undefined;
  try {
    return new RegExpParser().parsePattern(regex.source, 0, regex.source.length, { unicode: regex.unicode });
  } catch {
    return undefined;
  }
}

export interface Lengths {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** How often what may repeat is repeated, and with which characters: readable ones first. */
const attempts = [...[4, 1, 0, 2, 8].map((repeat) => ({ repeat, mixed: false })), { repeat: 8, mixed: true }];

/** Longer texts are no example, and testing them may take for ever. */
const longest = 5000;

/** Alternatives of the whole pattern that are tried. */
const mostAlternatives = 5;

/** A text that matches a pattern and keeps the lengths; the same one every time. Undefined where none is found: some patterns match nothing. */
export function textMatching(pattern: string, { minLength = 0, maxLength = Infinity }: Lengths = {}): string | undefined {
  const [regex, tree] = [compilePattern(pattern), parsePattern(pattern)];
  if (regex === undefined || tree === undefined) return undefined;
  const fits = (text: string): boolean => text.length >= minLength && text.length <= Math.min(maxLength, longest) && regex.test(text);
  for (const alternative of tree.alternatives.slice(0, mostAlternatives)) {
    for (const attempt of attempts) {
      const text = writeText(alternative, { ...attempt, atLeast: minLength, unicode: regex.unicode });
      const fitting = [text, text.padEnd(minLength, 'x'), text.padStart(minLength, 'x')].find(fits);
      if (fitting !== undefined) return fitting;
    }
  }
  return undefined;
}
