import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { listKey } from '../answer/lists.ts';
import type { PageMutation } from './fault.ts';

/** The list with one item once more at its end, or out of order; undefined for what is no list, or has too few items. */
export function disturbPage(body: Json, mutation: PageMutation, random: () => number): Json | undefined {
  const key = listKey(body);
  const list = key === undefined || key === '' ? body : member(body, key);
  if (key === undefined || !isArray(list)) return undefined;
  const items = mutation === 'duplicate' ? repeated(list, random) : shuffled(list, random);
  if (items === undefined) return undefined;
  return isObject(body) ? { ...body, [key]: items } : items;
}

function repeated(list: readonly Json[], random: () => number): readonly Json[] | undefined {
  const again = list[Math.floor(random() * list.length)];
  return again === undefined ? undefined : [...list, again];
}

/** Always another order than before, where there can be one. */
function shuffled(list: readonly Json[], random: () => number): readonly Json[] | undefined {
  const [first, ...rest] = list.map((item, index) => ({ item, index, rank: random() })).toSorted((a, b) => a.rank - b.rank);
  if (first === undefined || rest.length === 0) return undefined;
  const isAsBefore = [first, ...rest].every(({ index }, place) => index === place);
  return (isAsBefore ? [...rest, first] : [first, ...rest]).map(({ item }) => item);
}
