/** What can differ in a schema; each has a code for requests, for answers or for both. */
export type BodyAspect =
  | 'field-added' | 'required-field-added' | 'field-removed' | 'field-required' | 'field-optional' | 'field-read-only' | 'field-write-only'
  | 'field-deprecated' | 'type-changed' | 'type-narrowed' | 'type-widened' | 'nullable' | 'not-nullable' | 'enum-narrowed' | 'enum-widened'
  | 'format-added' | 'format-removed' | 'format' | 'pattern' | 'limits-narrowed' | 'limits-widened' | 'choice-added' | 'choice-removed' | 'closed' | 'opened';
