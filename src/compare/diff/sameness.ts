import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { placeAt, referenceAt } from '../../openapi/place.ts';

/** Whether two places, each in its document, mean the same, with all that they refer to. */
export type IsSame = (was: Place | undefined, is: Place | undefined) => boolean;

/** Looks at every value of both documents once; after that an answer is a comparison of two numbers. */
export function createSameness(old: Document, now: Document): IsSame {
  // The versions of OpenAPI read some keywords differently: the same text need not mean the same.
  if (old.openapi !== now.openapi) return (was, is) => was === undefined && is === undefined;
  const idOf = createIds();
  const changed = changedTargets([old, now], idOf);
  const reaches = createReach(changed);
  return (was, is) => {
    if (was === undefined || is === undefined) return was === is;
    return idOf(was.value) === idOf(is.value) && !reaches(is.value);
  };
}

type IdOf = (value: Json | undefined) => number;

/** Numbers for values: equal values have equal numbers, whatever the order of their keys and the words for people. */
function createIds(): IdOf {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();
  const numberFor = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const idOf: IdOf = (value) => {
    if (!isObject(value) && !isArray(value)) return numberFor(JSON.stringify(value) ?? '');
    const found = known.get(value) ?? numberFor(textOf(value, idOf));
    known.set(value, found);
    return found;
  };
  return idOf;
}

function textOf(value: Json, idOf: IdOf): string {
  if (isArray(value)) return `[${value.map(idOf).join()}]`;
  const members = Object.entries(isObject(value) ? value : {}).filter(([key, member]) => !isProse(key, member));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${idOf(member)}`).toSorted().join()}}`;
}

/** A property of that name is an object; a text is for people. */
const isProse = (key: string, value: Json | undefined): boolean =>
  typeof value === 'string' && (key === 'description' || key === 'summary' || key === 'title');

/** What references lead to and what differs between the documents, itself or by what it refers to in turn. */
function changedTargets(documents: readonly [Document, Document], idOf: IdOf): ReadonlySet<string> {
  const [old, now] = documents;
  const waiting = new Set(documents.flatMap(({ root }) => [...referencesIn(root)]));
  const users = new Map<string, Set<string>>();
  const changed: string[] = [];
  for (const target of waiting) {
    const values = [placeAt(old, target)?.value, placeAt(now, target)?.value];
    if (idOf(values[0]) !== idOf(values[1])) changed.push(target);
    for (const used of values.flatMap((value) => [...referencesIn(value)])) {
      users.set(used, (users.get(used) ?? new Set()).add(target));
      waiting.add(used);
    }
  }
  const all = new Set(changed);
  for (const target of all) for (const user of users.get(target) ?? []) all.add(user);
  return all;
}

function referencesIn(root: Json | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: (Json | undefined)[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const target = value === undefined ? undefined : referenceAt({ pointer: '', value });
    if (target !== undefined) found.add(target);
    if (isObject(value) || isArray(value)) for (const inside of Object.values(value)) waiting.push(inside);
  }
  return found;
}

function createReach(changed: ReadonlySet<string>): (value: Json | undefined) => boolean {
  const known = new WeakMap<object, boolean>();
  const reaches = (value: Json | undefined): boolean => {
    if (!isObject(value) && !isArray(value)) return false;
    const found = known.get(value) ?? (changed.has(referenceAt({ pointer: '', value }) ?? '') || Object.values(value).some(reaches));
    known.set(value, found);
    return found;
  };
  return reaches;
}
