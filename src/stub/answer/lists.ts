import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';

/** Where an answer's list stands: `''` for a bare array, else the name of its field; undefined when the answer is no list. */
export function listKey(body: Json): string | undefined {
  if (isArray(body)) return '';
  if (!isObject(body) || Object.hasOwn(body, 'id')) return undefined;
  const lists = Object.keys(body).filter((key) => isArray(body[key]));
  return lists.find((key) => /^(data|values|items|results?|resources|entries|records|list)$/i.test(key)) ?? lists.find((key) => holdsObjects(body[key]));
}

const holdsObjects = (value: Json | undefined): boolean => isArray(value) && isObject(value[0]);

const pointsOn = /^(next|previous|prev)(_?(page|link|url|uri|token|cursor|marker|page_?token|page_?url|page_?link|records_?url))?$|next_?link$/i;
const saysMore = /^has_?(more|next|next_?page|more_?(items|results))$|^(is_?)?truncated$/i;

/** Envelopes nest their paging no deeper: `meta.pagination.next`. */
const deepest = 3;

/** The list as its last page: nothing points on or back, nothing says that there is more. `ending` is what stands where the next page would. */
export function endList(body: Json, ending: Json | undefined): Json {
  return listKey(body) === undefined || !isObject(body) ? body : endIn(body, ending, deepest);
}

function endIn(envelope: JsonObject, ending: Json | undefined, depth: number): JsonObject {
  const ended = Object.entries(envelope).flatMap(([key, value]): [string, Json | undefined][] => {
    if (typeof value === 'boolean' && (saysMore.test(key) || pointsOn.test(key))) return [[key, false]];
    if (pointsOn.test(key)) return ending === undefined ? [] : [[key, ending]];
    return [[key, isObject(value) && depth > 1 ? endIn(value, ending, depth - 1) : value]];
  });
  return Object.fromEntries(ended);
}
