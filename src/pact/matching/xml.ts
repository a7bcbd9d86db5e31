import { asText } from '../../json/as-text.ts';
import { foundInWords } from './in-words.ts';
import type { Scope } from './list.ts';
import { mismatchAt } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import { missing } from './mismatch.ts';
import type { Step } from './json-path.ts';
import { pathText } from './json-path.ts';
import { patternOf } from './pattern.ts';
import type { Rule, Rules } from './rules.ts';
import { accepts, bestRules, isTyped, isWithinBounds } from './rules.ts';
import { matchText } from './texts.ts';
import { shown } from './value.ts';
import type { XmlElement } from './xml-read.ts';

interface Elements {
  readonly path: readonly string[];
  readonly expected: XmlElement;
  readonly actual: XmlElement;
}

/** Compares documents by their root elements. Elements of one name share one path; attributes are `@name`, texts `#text`. */
export const matchXml = (scope: Scope, expected: XmlElement, actual: XmlElement): readonly Mismatch[] =>
  matchElement({ ...scope, rules: withoutIndexes(scope.rules) }, { path: [expected.name], expected, actual });

/** `$.pets[*].pet` is `$.pets.pet`: which of several elements one is says nothing. */
const withoutIndexes = ({ placed }: Rules): Rules =>
  ({ placed: placed.map(({ steps, set }) => ({ set, steps: steps.filter((step) => !isIndex(step)) })) });

const isIndex = (step: Step): boolean => step === 'any-index' || (step !== 'any' && /^\d+$/.test(step.name));

function matchElement(scope: Scope, elements: Elements): readonly Mismatch[] {
  const { path, expected, actual } = elements;
  const found = bestRules(scope.rules, path);
  const isAccepted = found === undefined ? expected.name === actual.name : accepts(found, (rule) => acceptsElement(rule, elements, found.isCascaded));
  if (!isAccepted) {
    const words = found === undefined ? `<${expected.name}>` : foundInWords(found, expected.name);
    return [{ part: scope.part, at: pathText(path), expected: words, actual: `<${actual.name}>` }];
  }
  const text = matchText(scope, { path: [...path, '#text'], expected: expected.text, actual: actual.text });
  return [...matchAttributes(scope, elements), ...matchChildren(scope, elements), ...text];
}

/** Rules see an element's name and how many children it has; a pattern that is not of the name is of the text. */
function acceptsElement(rule: Rule, { expected, actual }: Elements, isCascaded: boolean): boolean {
  const isSame = expected.name === actual.name;
  if (rule.name === 'regex') return isSame || patternOf(asText(rule.settings['regex']))?.test(actual.name.replace(/^.*:/s, '')) === true;
  if (rule.name === 'equality') return isSame;
  if (rule.name === 'notEmpty') return actual.size > 0;
  if (rule.name !== 'type') return false;
  const { min, max } = rule.settings;
  return min === undefined && max === undefined ? isSame : isCascaded || isWithinBounds(rule, actual.size);
}

function matchAttributes(scope: Scope, { path, expected, actual }: Elements): readonly Mismatch[] {
  const differing = [...expected.attributes].flatMap(([name, value]) => {
    const at = [...path, `@${name}`];
    const came = actual.attributes.get(name);
    if (came === undefined) return [{ part: scope.part, at: pathText(at), expected: shown(value), actual: missing }];
    return matchText(scope, { path: at, expected: value, actual: came });
  });
  const strange = scope.isClosed ? [...actual.attributes].filter(([name]) => !expected.attributes.has(name)) : [];
  return [...differing, ...strange.map(([name, value]) => mismatchAt(scope, { path: [...path, `@${name}`], expected: '', actual: value }, missing))];
}

function matchChildren(scope: Scope, { path, expected, actual }: Elements): readonly Mismatch[] {
  const examples = Map.groupBy(expected.children, ({ name }) => name);
  const came = Map.groupBy(actual.children, ({ name }) => name);
  const absent = [...examples.keys()].filter((name) => !came.has(name));
  return [
    ...[...came].flatMap(([name, group]) => matchGroup(scope, { path: [...path, name], expected: examples.get(name), actual: group })),
    ...absent.map((name) => ({ part: scope.part, at: pathText(path), expected: `<${name}>`, actual: missing })),
  ];
}

interface Group {
  readonly path: readonly string[];
  /** Undefined where no element of this name is expected. */
  readonly expected: readonly XmlElement[] | undefined;
  readonly actual: readonly XmlElement[];
}

/** Elements of one name: by a rule about types all like the first example, else one by one. */
function matchGroup(scope: Scope, { path, expected, actual }: Group): readonly Mismatch[] {
  const isByType = isTyped(scope.rules, path);
  const odd = (words: string, name: string): Mismatch => ({ part: scope.part, at: pathText(path), expected: words, actual: name });
  if (expected === undefined) return scope.isClosed || isByType ? [odd(missing, `<${path.at(-1) ?? ''}>`)] : [];
  return Array.from({ length: Math.max(isByType ? 0 : expected.length, actual.length) }).flatMap((_, index) => {
    const example = isByType ? expected[0] : expected[index];
    const element = actual[index];
    if (element === undefined) return [odd(`<${path.at(-1) ?? ''}>`, missing)];
    if (example === undefined) return scope.isClosed ? [odd(missing, `<${element.name}>`)] : [];
    return matchElement(scope, { path, expected: example, actual: element });
  });
}
