import { asText, matchBytes } from './bytes.ts';
import { pathText } from './json-path.ts';
import type { Scope } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import { missing } from './mismatch.ts';
import type { MimePart } from './multipart-read.ts';
import { bestRules, noRules } from './rules.ts';
import { matchText } from './texts.ts';
import { shown } from './value.ts';

/** Every part that is expected is there, in any order, and like the example by the rules at `$.name`. Others pass. */
export const matchParts = (scope: Scope, examples: readonly MimePart[], parts: readonly MimePart[]): readonly Mismatch[] =>
  examples.flatMap((example) => matchPart(scope, example, parts));

function matchPart(scope: Scope, example: MimePart, parts: readonly MimePart[]): readonly Mismatch[] {
  const path = [example.name];
  const actual = parts.find(({ name }) => name === example.name);
  const odd = (expected: string, came: string): Mismatch => ({ part: scope.part, at: pathText(path), expected, actual: came });
  if (actual === undefined) return [odd('a part of this name', missing)];
  if (actual.isFile !== example.isFile) return [odd(kindOf(example), kindOf(actual))];
  const headers = [...example.headers].flatMap(([name, expected]) =>
    matchHeader(scope, { path: [...path, name], expected, actual: actual.headers.get(name) }),
  );
  const body = example.isFile
    ? matchBytes(scope, { path, expected: example.body, actual: actual.body })
    : matchText(scope, { path, expected: asText(example.body), actual: asText(actual.body) });
  return [...headers, ...body];
}

const kindOf = ({ isFile }: MimePart): string => (isFile ? 'a file' : 'a field');

interface PartHeader {
  readonly path: readonly string[];
  readonly expected: string;
  readonly actual: string | undefined;
}

/** Headers that only say what a part is may be left out; the disposition has the name, which was compared. */
function matchHeader(scope: Scope, { path, expected, actual }: PartHeader): readonly Mismatch[] {
  const name = path.at(-1) ?? '';
  if (actual === undefined) return descriptive.has(name) ? [] : [{ part: scope.part, at: pathText(path), expected: shown(expected), actual: missing }];
  const hasOwnRule = bestRules(scope.rules, path)?.isCascaded === false;
  if (name === 'content-disposition' && !hasOwnRule) return [];
  return matchText(hasOwnRule ? scope : { ...scope, rules: noRules }, { path, expected, actual });
}

const descriptive = new Set(['content-type', 'content-disposition', 'content-transfer-encoding']);
