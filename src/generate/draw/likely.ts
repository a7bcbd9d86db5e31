import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Walk } from './walk.ts';

/** The values that an example of the whole body has: those of the first element where it has lists. */
export function valuesOf(example: Json | undefined): Walk['likely'] {
  return (names) => names.reduce((here, name) => (isObject(here) ? first(member(here, name)) : undefined), first(example));
}

/** What the one says, else what the other says. */
export const eitherOf = (one: Walk['likely'], other: Walk['likely']): Walk['likely'] => (names) => one(names) ?? other(names);

const first = (value: Json | undefined): Json | undefined => (isArray(value) ? first(value[0]) : value);
