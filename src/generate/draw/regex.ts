import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from '../../openapi/pattern.ts';

/**
 * A documented pattern as a regular expression that every Pact implementation reads as the vendor meant it, or undefined where there is
 * none. Pact's core has no look-around and no references back, takes `\d` and `\w` for all of Unicode, and limits how big a repeat may
 * grow; and it matches a whole value, where JSON Schema searches in it.
 */
export function pactRegex(pattern: string): string | undefined {
  const tree = parsePattern(pattern);
  const printed = tree && printAll(tree.alternatives);
  if (tree === undefined || printed === undefined || sizeOf(tree.alternatives) > mostSize) return undefined;
  const isWhole = tree.alternatives.every(({ elements }) => isEdge(elements.at(0), 'start') && isEdge(elements.at(-1), 'end'));
  return isWhole && tree.alternatives.length === 1 ? printed : `^[\\s\\S]*(?:${printed})[\\s\\S]*$`;
}

/** Repeats are unrolled by the core: beyond about this many parts it refuses. */
const mostSize = 2000;

const isEdge = (element: AST.Element | undefined, kind: 'start' | 'end'): boolean => element?.type === 'Assertion' && element.kind === kind;

type Printed = string | undefined;

const joined = (parts: readonly Printed[], separator = ''): Printed => (parts.some((part) => part === undefined) ? undefined : parts.join(separator));

const printAll = (alternatives: readonly AST.Alternative[]): Printed => joined(alternatives.map(({ elements }) => joined(elements.map(print))), '|');

function print(element: AST.Element): Printed {
  switch (element.type) {
    case 'Character':
      return isOtherwiseElsewhere(element.raw) ? undefined : character(element.value, special);
    case 'CharacterSet':
      return element.kind === 'any' ? '[^\\n\\r]' : setWithin(element) && `[${setWithin(element)}]`;
    case 'CharacterClass':
      return characterClass(element);
    case 'Group':
    case 'CapturingGroup':
      return wrapped(printAll(element.alternatives));
    case 'Quantifier':
      return quantified(element);
    case 'Assertion':
      return element.kind === 'start' ? '^' : element.kind === 'end' ? '$' : undefined;
    default:
      return undefined;
  }
}

const wrapped = (inner: Printed): Printed => inner && `(?:${inner})`;

function quantified({ min, max, greedy, element }: AST.Quantifier): Printed {
  const inner = element.type === 'Assertion' ? undefined : print(element);
  const times = max === Infinity ? `{${min},}` : min === max ? `{${min}}` : `{${min},${max}}`;
  const short: Readonly<Record<string, string>> = { '{0,}': '*', '{1,}': '+', '{0,1}': '?' };
  return inner && `${inner}${short[times] ?? times}${greedy ? '' : '?'}`;
}

function characterClass(node: AST.CharacterClass): Printed {
  if (node.unicodeSets || /\[:\w+:/.test(node.raw)) return undefined;
  const members = joined(node.elements.map(member));
  // `[]` matches nothing and `[^]` anything; neither can be written everywhere.
  return members === undefined || members === '' ? undefined : `[${node.negate ? '^' : ''}${members}]`;
}

function member(element: AST.ClassRangesCharacterClassElement): Printed {
  if (element.type === 'Character') return isOtherwiseElsewhere(element.raw) ? undefined : character(element.value, specialInClass);
  if (element.type === 'CharacterClassRange') return joined([element.min, element.max].map(({ value }) => character(value, specialInClass)), '-');
  return setWithin(element);
}

/** `\d`, `\w` and `\s` as members of a class. The others mean different characters in different engines. */
function setWithin(element: AST.CharacterSet): Printed {
  if (element.kind === 'any' || element.kind === 'property') return undefined;
  const sets = { digit: '0-9', word: '0-9A-Za-z_', space: '\\s' };
  return element.negate ? undefined : sets[element.kind];
}

/** Escaped letters that JavaScript reads as themselves mean something to those who write them: `\\A`, `\\Z`, `\\p{Alpha}`. */
const isOtherwiseElsewhere = (raw: string): boolean => /^\\[A-Zac-eg-mo-qsw-z]$/.test(raw);

const special = /[\\^$.*+?()[\]{}|]/;

/** Some engines know operators between classes: `&&`, `--`, `~~`. */
const specialInClass = /[\\^\-[\]&~]/;

function character(code: number, escaped: RegExp): Printed {
  if (code >= 0xd800 && code <= 0xdfff) return undefined;
  if (code < 0x20) return { 9: '\\t', 10: '\\n', 13: '\\r' }[code];
  const text = String.fromCodePoint(code);
  return escaped.test(text) ? `\\${text}` : text;
}

/** How many parts the core unrolls a pattern to. */
const sizeOf = (alternatives: readonly AST.Alternative[]): number => sum(alternatives.map(({ elements }) => sum(elements.map(elementSize))));

function elementSize(element: AST.Element): number {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return sizeOf(element.alternatives);
  if (element.type !== 'Quantifier') return 1;
  return elementSize(element.element) * Math.max(1, element.max === Infinity ? element.min : element.max);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A text as a regular expression that matches only itself. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
