import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { pointsOn } from '../../openapi/paging-names.ts';

/** Where an answer's list stands: `''` for a bare array, else the name of its field; undefined when the answer is no list. */
export function listKey(body: Json): string | undefined {
  if (isArray(body)) return '';
  if (!isObject(body) || Object.hasOwn(body, 'id')) return undefined;
  const lists = Object.keys(body).filter((key) => isArray(body[key]));
  return lists.find((key) => usualName.test(key)) ?? lists.find((key) => holdsObjects(body[key]));
}

const usualName = /^(data|values|items|results?|resources|entries|records|list)$/i;

const holdsObjects = (value: Json | undefined): boolean => isArray(value) && isObject(value[0]);

const saysMore = /^has_?(more|next|next_?page|more_?(items|results))$|^(is_?)?truncated$/i;

/** Envelopes nest their paging no deeper: `meta.pagination.next`. */
const deepest = 3;

export interface Ending {
  /** What stands where the next page would; undefined: nothing does. */
  readonly ending: Json | undefined;
  /** What a state says about the body: that stays. */
  readonly stated: Json | undefined;
}

/** The list as its only page: nothing points on or back, nothing says that there is more. */
export const endList = (body: Json, ending: Ending): Json =>
  (listKey(body) === undefined || !isObject(body) ? body : endIn(body, ending, deepest));

function endIn(envelope: JsonObject, { ending, stated }: Ending, depth: number): JsonObject {
  const ended = Object.entries(envelope).flatMap(([key, value]): [string, Json | undefined][] => {
    const said = member(stated, key);
    if (said !== undefined && !isObject(said)) return [[key, value]];
    if (typeof value === 'boolean' && (saysMore.test(key) || pointsOn(key))) return [[key, false]];
    if (pointsOn(key) && said === undefined) return ending === undefined ? [] : [[key, ending]];
    return [[key, isObject(value) && depth > 1 ? endIn(value, { ending, stated: said }, depth - 1) : value]];
  });
  return Object.fromEntries(ended);
}
