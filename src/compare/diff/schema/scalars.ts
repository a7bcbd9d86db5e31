import type { Json } from '../../../json/json.ts';
import { joinPointer, member } from '../../../json/pointer.ts';
import type { Bound, Schema } from '../../../openapi/schema.ts';
import type { Found } from './local.ts';

/** How the listed values, the format, the pattern and the limits of two schemas differ. */
export const diffScalars = (was: Schema, is: Schema): readonly Found[] => [
  ...diffValues(was, is),
  ...diffFormat(was, is),
  ...diffPattern(was, is),
  ...diffLimits(was, is),
];

function diffValues({ values: was }: Schema, is: Schema): readonly Found[] {
  const pointer = keywordPlace(is, is.values === undefined ? '' : 'enum');
  if (was === undefined && is.values === undefined) return [];
  if (was === undefined) return [{ aspect: 'enum-narrowed', pointer, words: `is now one of ${listed(textsOf(is.values))}` }];
  if (is.values === undefined) return [{ aspect: 'enum-widened', pointer, words: 'is no longer one of a list' }];
  const [before, after] = [textsOf(was), textsOf(is.values)];
  const [lost, gained] = [before.filter((text) => !after.includes(text)), after.filter((text) => !before.includes(text))];
  return [
    ...(lost.length === 0 ? [] : [{ aspect: 'enum-narrowed', pointer, words: `is no longer ${listed(lost)}` } as const]),
    ...(gained.length === 0 ? [] : [{ aspect: 'enum-widened', pointer, words: `may now be ${listed(gained)}` } as const]),
  ];
}

const textsOf = (values: readonly Json[] = []): readonly string[] => values.filter((value) => value !== null).map((value) => JSON.stringify(value));

const listed = (texts: readonly string[]): string => (texts.length > 6 ? `${texts.slice(0, 5).join(', ')} or ${texts.length - 5} more` : texts.join(' or '));

function diffFormat({ format: was }: Schema, is: Schema): readonly Found[] {
  if (was === is.format) return [];
  const pointer = keywordPlace(is, 'format');
  if (was === undefined) return [{ aspect: 'format-added', pointer, words: `now has the format ${is.format}` }];
  if (is.format === undefined) return [{ aspect: 'format-removed', pointer, words: `no longer has the format ${was}` }];
  return [{ aspect: 'format', pointer, words: `now has the format ${is.format}; it was ${was}` }];
}

function diffPattern({ pattern: was }: Schema, is: Schema): readonly Found[] {
  if (was === is.pattern) return [];
  const pointer = keywordPlace(is, 'pattern');
  if (was === undefined) return [{ aspect: 'limits-narrowed', pointer, words: `now has to match ${is.pattern}` }];
  if (is.pattern === undefined) return [{ aspect: 'limits-widened', pointer, words: `no longer has to match ${was}` }];
  return [{ aspect: 'pattern', pointer, words: `now has to match ${is.pattern}; it was ${was}` }];
}

const bounds: readonly Bound[] = [
  'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
];

function diffLimits(was: Schema, is: Schema): readonly Found[] {
  return bounds.flatMap((bound): readonly Found[] => {
    const [before, after] = [was.bounds[bound], is.bounds[bound]];
    if (before === after) return [];
    const words = `now has ${after === undefined ? `no ${bound}` : `${bound} ${after}`}; it had ${before ?? 'none'}`;
    return [{ aspect: isNarrower(bound, before, after) ? 'limits-narrowed' : 'limits-widened', pointer: keywordPlace(is, bound), words }];
  });
}

function isNarrower(bound: Bound, before: number | undefined, after: number | undefined): boolean {
  if (after === undefined) return false;
  if (before === undefined) return true;
  if (bound === 'multipleOf') return before % after !== 0;
  return /^(min|exclusiveMin)/.test(bound) ? after > before : after < before;
}

/** The keyword where it stands at the schema itself; what `allOf` merged, or what is gone, has no keyword here. */
function keywordPlace({ place: { pointer, value } }: Schema, keyword: string): string {
  return member(value, keyword) === undefined ? pointer : joinPointer(pointer, keyword);
}
