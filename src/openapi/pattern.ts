import { createRequire } from 'node:module';
import type { AST } from '@eslint-community/regexpp';
import { writeText } from './pattern-text.ts';

const load = createRequire(import.meta.url);

const compiled = new Map<string, RegExp | undefined>();

/** Documents repeat their patterns; a process that lives long forgets them now and then. */
const mostCompiled = 10_000;

/** A pattern that JavaScript can run: with the `u` flag that JSON Schema asks for where it compiles so, plain as most vendors tried it otherwise. */
export function compilePattern(pattern: string): RegExp | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern);
  if (compiled.size >= mostCompiled) compiled.clear();
  const regex = flagsFor(pattern).map((flags) => tryCompile(bare(pattern), flags)).find((found) => found !== undefined);
  compiled.set(pattern, regex);
  return regex;
}

/**
 * Several repeats without end can backtrack for ever, and only without the `u` flag can the engine change to one that does not. Texts
 * outside the basic plane are all that the flag makes a difference for, unless the pattern itself speaks of them.
 */
function flagsFor(pattern: string): readonly string[] {
  const repeats = pattern.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const isUnicode = /\\[pPu]|[^\0-\uffff]/u.test(pattern);
  return repeats > 1 && !isUnicode ? [''] : ['u', ''];
}

/** Some vendors write a pattern as a literal of their language: `/^[a-z]+$/i`. */
const delimited = /^\/(\^.*\$)\/[a-z]*$/s;

const bare = (pattern: string): string => delimited.exec(pattern)?.[1] ?? pattern;

/** Whether a pattern matches nothing by the letter, while its author's meaning is plain: examples had better leave it alone. */
export const isDelimited = (pattern: string): boolean => delimited.test(pattern);

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
  // Loaded at the first use: most documents are served without.
  const { RegExpParser }: typeof import('@eslint-community/regexpp') = load('@eslint-community/regexpp');
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

/** A text that matches a pattern, keeps the lengths and is good; the same one every time. Undefined where none is found: some patterns match nothing. */
export function textMatching(pattern: string, { minLength = 0, maxLength = Infinity }: Lengths = {}, isGood: (text: string) => boolean = () => true): string | undefined {
  const [regex, tree] = [compilePattern(pattern), parsePattern(pattern)];
  if (regex === undefined || tree === undefined) return undefined;
  const fits = (text: string): boolean => text.length >= minLength && text.length <= Math.min(maxLength, longest) && regex.test(text) && isGood(text);
  const alternatives = tree.alternatives.slice(0, mostAlternatives);
  for (const alternative of [...alternatives, ...alternatives.flatMap(lookingAhead)]) {
    for (const attempt of attempts) {
      const text = writeText(alternative, { ...attempt, atLeast: minLength, unicode: regex.unicode });
      const fitting = [text, text.padEnd(minLength, 'x'), text.padStart(minLength, 'x')].find(fits);
      if (fitting !== undefined) return fitting;
    }
  }
  return undefined;
}

/** A sequence of a pattern's parts. */
type Sequence = Pick<AST.Alternative, 'elements'>;

/** What a pattern looks ahead for, written where it does, with what follows from ever further on: one of them may be what both ask for. */
function lookingAhead({ elements }: Sequence): readonly Sequence[] {
  return elements.flatMap((element, at) => {
    if (element.type !== 'Assertion' || element.kind !== 'lookahead' || element.negate) return [];
    const [ahead] = element.alternatives;
    const ends = Array.from({ length: elements.length - at }, (_, skipped) => elements.slice(at + 1 + skipped));
    return ahead === undefined ? [] : ends.map((end) => ({ elements: [...elements.slice(0, at), ...ahead.elements, ...end] }));
  });
}
