import type { JsonObject } from '../json/json.ts';
import { isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Interaction } from './types.ts';

/** What is done to one field of an answer to see whether the client does without it: it is left out, emptied, `null`, or a member that its enum lacks. */
export const changes = ['absent', 'empty', 'null', 'unknown'] as const;
export type Change = (typeof changes)[number];

/** How the client took the changes of one field; those that were not tried are not there. */
export type Taken = { readonly [change in Change]?: 'tolerated' | 'fails' };

/**
 * What the client tolerates, by the field's path as expectations write it. It travels in the interaction's comments, which every broker and
 * library keeps as they are (Pact specification 4, "Comments").
 */
export type Reliance = { readonly [path: string]: Taken };

/** Where the comments have it. */
export const relianceComment = 'reliance';

/** What an interaction's comments say; undefined where they say nothing, or something else. */
export function relianceOf({ comments = {} }: Pick<Interaction, 'comments'>): Reliance | undefined {
  const noted = member(comments, relianceComment);
  if (!isObject(noted)) return undefined;
  const fields = Object.entries(noted).flatMap(([path, taken]) => (isObject(taken) ? [[path, takenIn(taken)] as const] : []));
  const known = fields.filter(([, taken]) => Object.keys(taken).length > 0);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

const takenIn = (noted: JsonObject): Taken =>
  Object.fromEntries(changes.flatMap((change) => {
    const how = member(noted, change);
    return how === 'tolerated' || how === 'fails' ? [[change, how]] : [];
  }));
