import type { Place } from '../../openapi/place.ts';
import type { Direction } from '../../openapi/standalone.ts';
import type { Documents } from './difference.ts';
import type { BodyAspect } from './schema/local.ts';
import { diffSchemas } from './schema/diff-schemas.ts';

/** How a parameter's or a header's value differs: whether fewer values fit than before, more, or others. */
export interface ValueDifference {
  readonly effect: 'narrowed' | 'widened' | 'changed';
  readonly words: string;
  readonly pointer: string;
}

const narrowing = new Set<BodyAspect>([
  'required-field-added', 'field-removed', 'field-required', 'field-read-only', 'type-narrowed', 'not-nullable', 'enum-narrowed',
  'format-added', 'limits-narrowed', 'choice-removed', 'closed',
]);
const changing = new Set<BodyAspect>(['type-changed', 'format', 'pattern']);
const silent = new Set<BodyAspect>(['field-deprecated']);

export function diffValue(documents: Documents, direction: Direction, places: { readonly was: Place | undefined; readonly is: Place | undefined }): readonly ValueDifference[] {
  const { was, is } = places;
  if (was === undefined || is === undefined) return [];
  return diffSchemas({ documents, direction, was, is })
    .filter(({ aspect }) => !silent.has(aspect))
    .map(({ aspect, field, words, pointer }) => ({
      effect: narrowing.has(aspect) ? 'narrowed' : changing.has(aspect) ? 'changed' : 'widened',
      words: field === '' ? words : `has a field \`${field}\` that ${words}`,
      pointer,
    }));
}
