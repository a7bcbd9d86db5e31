import type { Json } from '../../json/json.ts';
import { isArray } from '../../json/json.ts';
import type { Schema } from '../../openapi/schema.ts';
import type { Matcher } from '../../pact/types.ts';
import type { Reading } from './readings.ts';
import { typesOf } from './types.ts';

/** What the schema says against a value, in words; the type is another matter. */
export function valueProblem({ values, pattern, bounds }: Schema, value: Json): { readonly keyword: string; readonly words: string } | undefined {
  if (values !== undefined && !values.includes(value)) return { keyword: 'enum', words: `one of ${values.slice(0, 8).map((one) => JSON.stringify(one)).join(', ')}${values.length > 8 ? ', …' : ''}` };
  if (typeof value === 'string' && pattern !== undefined && !fits(pattern, value)) return { keyword: 'pattern', words: `text that matches ${pattern}` };
  const size = typeof value === 'number' ? value : typeof value === 'string' ? [...value].length : isArray(value) ? value.length : undefined;
  if (size === undefined) return undefined;
  const [least, largest] = typeof value === 'number' ? (['minimum', 'maximum'] as const) : typeof value === 'string' ? (['minLength', 'maxLength'] as const) : (['minItems', 'maxItems'] as const);
  if (size < (bounds[least] ?? -Infinity)) return { keyword: least, words: `${least} ${bounds[least]}` };
  if (size > (bounds[largest] ?? Infinity)) return { keyword: largest, words: `${largest} ${bounds[largest]}` };
  return undefined;
}

/** Why a matcher asks for what the document does not promise; undefined when it does not. */
export function brokenPromise(reading: Reading, matcher: Matcher): string | undefined {
  const types = typesOf(reading);
  const has = (...names: readonly string[]): boolean => types === undefined || [...types].some((type) => names.includes(type));
  const documented = types === undefined ? '' : [...types].join(' or ');
  switch (matcher.match) {
    case 'integer':
      return has('number') && types !== undefined && !types.has('integer') ? 'any number, with decimals too' : has('integer', 'number') ? undefined : documented;
    case 'decimal':
      return has('number') ? undefined : documented;
    case 'number':
      return has('integer', 'number') ? undefined : documented;
    case 'boolean':
    case 'null':
      return has(matcher.match) ? undefined : documented;
    case 'date': case 'time': case 'datetime': case 'timestamp': case 'semver': case 'include':
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
  return values === undefined || values.some((value) => typeof value !== 'string' || fits(regex, value)) ? undefined : `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
}

/** A pattern in another dialect of regular expressions is no reason to complain. */
function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
