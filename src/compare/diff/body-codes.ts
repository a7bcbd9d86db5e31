import type { Code } from '../codes.ts';
import type { DiffEntry } from './entry.ts';
import { breaking, safe } from './entry.ts';

const refused: readonly Code[] = ['request.body.invalid'];
const refusedField: readonly Code[] = ['request.body.field-unknown', 'request.body.invalid'];
const other: readonly Code[] = ['response.body.type', 'response.body.value', 'response.body.rule'];
const lost: readonly Code[] = ['response.body.field-unknown', 'response.body.undocumented'];

/**
 * What can change in a body. In a request it breaks that less is taken, in an answer that more may come: hence the same words twice.
 * The one exception are listed values: an answer with a new one is what every consumer has to expect.
 */
export const bodyCodes = {
  'request.body.added': safe('The request may have a body.'),
  'request.body.removed': breaking('The request has no body any more.', 'request.body.undeclared'),
  'request.body.required': breaking('The request needs a body.', 'request.body.missing'),
  'request.body.optional': safe('The request needs no body any more.'),
  'request.body.field-added': safe('An optional field is new in the request.', ...refused),
  'request.body.required-field-added': breaking('A required field is new in the request.', 'request.body.field-missing', ...refused),
  'request.body.field-removed': breaking('A field of the request is gone.', ...refusedField),
  'request.body.field-required': breaking('A field of the request that was optional is required.', 'request.body.field-missing', ...refused),
  'request.body.field-optional': safe('A field of the request that was required is optional.'),
  'request.body.field-read-only': breaking('A field of the request is now for answers only.', ...refusedField),
  'request.body.field-deprecated': safe('A field of the request is now deprecated.'),
  'request.body.type-changed': breaking('A value in the request has another type.', ...refused),
  'request.body.type-narrowed': breaking('A value in the request may have fewer types.', ...refused),
  'request.body.type-widened': safe('A value in the request may have more types.', ...refused),
  'request.body.nullable': safe('A value in the request may be null.'),
  'request.body.not-nullable': breaking('A value in the request may no longer be null.', ...refused),
  'request.body.enum-narrowed': breaking('The request takes fewer of the listed values.', ...refused),
  'request.body.enum-widened': safe('The request takes more listed values.'),
  'request.body.format': breaking('A value in the request has another format.', ...refused),
  'request.body.format-removed': safe('A value in the request has no format any more.'),
  'request.body.pattern': breaking('A text in the request has another pattern.', ...refused),
  'request.body.limits-narrowed': breaking('The limits of a value in the request are narrower.', ...refused),
  'request.body.limits-widened': safe('The limits of a value in the request are wider.'),
  'request.body.choice-added': safe('The request may have another of several forms.', ...refused),
  'request.body.choice-removed': breaking('The request may have one form less.', 'request.body.field-missing', ...refusedField),
  'request.body.closed': breaking('The request takes no other fields any more.', 'request.body.field-unknown'),
  'request.body.opened': safe('The request takes other fields.'),

  'response.body.field-added': safe('A field of the answer is new.', 'response.body.type', 'response.body.value'),
  'response.body.field-removed': breaking('A field of the answer is gone.', ...lost, ...other),
  'response.body.field-required': safe('A field of the answer that was optional always comes.'),
  'response.body.field-optional': breaking('A field of the answer that always came is optional.', 'response.body.optional'),
  'response.body.field-write-only': breaking('A field of the answer is now for requests only.', 'response.body.write-only'),
  'response.body.field-deprecated': safe('A field of the answer is now deprecated.'),
  'response.body.type-changed': breaking('A value in the answer has another type.', ...other, ...lost),
  'response.body.type-narrowed': safe('A value in the answer has fewer types.', ...other, ...lost),
  'response.body.type-widened': breaking('A value in the answer may have more types.', ...other, ...lost),
  'response.body.nullable': breaking('A value in the answer may be null.', 'response.body.nullable'),
  'response.body.not-nullable': safe('A value in the answer is never null.', 'response.body.type', 'response.body.value'),
  'response.body.enum-narrowed': safe('The answer has fewer of the listed values.', 'response.body.value', 'response.body.rule'),
  'response.body.enum-widened': safe('The answer has more listed values.', 'response.body.rule'),
  'response.body.format': breaking('A value in the answer has another format.', ...other),
  'response.body.format-added': safe('A value in the answer has a format.', ...other),
  'response.body.pattern': breaking('A text in the answer has another pattern.', ...other),
  'response.body.limits-narrowed': safe('The limits of a value in the answer are narrower.', ...other),
  'response.body.limits-widened': breaking('The limits of a value in the answer are wider.', 'response.body.rule'),
  'response.body.choice-added': breaking('The answer may have another of several forms.', ...other, ...lost, 'response.body.optional'),
  'response.body.choice-removed': safe('The answer has one form less.', ...other, ...lost),
  'response.body.closed': safe('The answer has no other fields.', ...lost),
  'response.body.opened': safe('The answer may have other fields.', 'response.body.undocumented'),
} as const satisfies Readonly<Record<string, DiffEntry>>;
