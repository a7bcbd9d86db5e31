import type { Json } from '../../json/json.ts';
import { isArray } from '../../json/json.ts';
import { compilePattern } from '../../openapi/pattern.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import { typesOf } from '../../openapi/readings/types.ts';
import type { Bound, Schema } from '../../openapi/schema.ts';
import type { Matcher } from '../../pact/types.ts';

export interface ValueProblem {
  readonly keyword: string;
  /** What the document has there instead. */
  readonly words: string;
}

/** What the schema says against a value; the type is another matter. */
export function valueProblem({ values, pattern, bounds }: Schema, value: Json): ValueProblem | undefined {
  if (values !== undefined && !values.includes(value)) return { keyword: 'enum', words: oneOf(values) };
  if (typeof value === 'string' && pattern !== undefined && !fits(pattern, value))
    return { keyword: 'pattern', words: `text that matches ${pattern}` };
  const measure = measureOf(value);
  if (measure === undefined) return undefined;
  const { size, least, most, unit } = measure;
  if (size < (bounds[least] ?? -Infinity)) return { keyword: least, words: `at least ${bounds[least]}${unit}` };
  return size > (bounds[most] ?? Infinity) ? { keyword: most, words: `at most ${bounds[most]}${unit}` } : undefined;
}

interface Measure {
  readonly size: number;
  readonly least: Bound;
  readonly most: Bound;
  readonly unit: string;
}

function measureOf(value: Json): Measure | undefined {
  if (typeof value === 'number') return { size: value, least: 'minimum', most: 'maximum', unit: '' };
  if (typeof value === 'string') return { size: [...value].length, least: 'minLength', most: 'maxLength', unit: ' characters long' };
  return isArray(value) ? { size: value.length, least: 'minItems', most: 'maxItems', unit: ' items long' } : undefined;
}

function oneOf(values: readonly Json[]): string {
  const shown = values.slice(0, 8).map((value) => JSON.stringify(value));
  return values.length === 1 ? `always ${shown[0]}` : `one of ${shown.join(', ')}${values.length > 8 ? ', …' : ''}`;
}

/** Why a matcher asks for what the document does not promise; undefined when it does not. */
export function brokenPromise(reading: Reading, matcher: Matcher): string | undefined {
  const all = typesOf(reading);
  // Schemas that leave no type contradict each other: the pact is not to blame.
  const types = all?.size === 0 ? undefined : all;
  const has = (...names: readonly string[]): boolean => types === undefined || [...types].some((type) => names.includes(type));
  const documented = types === undefined ? '' : [...types].join(' or ');
  switch (matcher.match) {
    case 'integer':
      return has('number') && types !== undefined && !types.has('integer')
        ? 'any number, with decimals too'
        : has('integer', 'number')
          ? undefined
          : documented;
    case 'decimal':
      return has('number') ? undefined : documented;
    case 'number':
      return has('integer', 'number') ? undefined : documented;
    case 'boolean':
    case 'null':
      return has(matcher.match) ? undefined : documented;
    case 'date':
    case 'time':
    case 'datetime':
    case 'timestamp':
    case 'semver':
    case 'include':
      return has('string') ? undefined : documented;
    case 'regex':
      return regexProblem(reading, matcher.regex);
    default:
      return undefined;
  }
}

/** A pattern that none of the documented values fits can never hold. */
function regexProblem(reading: Reading, regex: string): string | undefined {
  const values = reading.map((schema) => schema.values).find((list) => list !== undefined);
  return values === undefined || values.some((value) => typeof value !== 'string' || fits(regex, value)) ? undefined : oneOf(values);
}

/** A pattern in another dialect of regular expressions is no reason to complain. */
const fits = (pattern: string, text: string): boolean => compilePattern(pattern)?.test(text) !== false;
