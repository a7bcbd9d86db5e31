import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import type { TypeName } from '../schema.ts';
import { acceptedTypes, itemsPlace, propertyPlace } from './accepted.ts';
import type { Branch } from './branch.ts';
import { newBranch } from './branch.ts';

/** What a text on the wire means to the schema: `5` is a number where the schema wants one, else it stays text. */
export function typedText(document: Document, place: Place | undefined, text: string): Json {
  const types = place && acceptedTypes(document, place);
  if (types === undefined) return text;
  if ((types.has('integer') || types.has('number')) && isNumeric(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if ((types.has('object') || types.has('array')) && !hasScalar(types)) return parsedTree(types, text) ?? text;
  return types.has('null') && text === 'null' && !types.has('string') ? null : text;
}

/** A part of a form, or a parameter, may hold an object as JSON, and a list's item a list: no style has a way to write that. */
function parsedTree(types: ReadonlySet<TypeName>, text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return (isObject(value) && types.has('object')) || (isArray(value) && types.has('array')) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a branch of a form or query means to the schema. */
export function typedBranch(document: Document, place: Place | undefined, branch: Branch): Json {
  const types = place && acceptedTypes(document, place);
  if (branch.children.size === 0) return typedTexts(document, place, branch.texts);
  const keys = [...branch.children.keys()];
  const isList = keys.every((key) => /^\d{0,6}$/.test(key)) && (types === undefined || types.has('array') || !types.has('object'));
  return isList ? listOf(document, place, branch) : objectOf(document, place, branch);
}

function typedTexts(document: Document, place: Place | undefined, texts: readonly string[]): Json {
  const types = place && acceptedTypes(document, place);
  const wantsList = types?.has('array') === true && (texts.length > 1 || !hasScalar(types));
  if (wantsList) return wholeList(document, place, texts) ?? texts.map((text) => typedText(document, place && itemsPlace(document, place), text));
  return typedText(document, place, texts.at(-1) ?? '');
}

/** A list of objects may be written as one text, in JSON. */
function wholeList(document: Document, place: Place | undefined, [text, ...others]: readonly string[]): Json | undefined {
  const items = place && itemsPlace(document, place);
  const types = items && acceptedTypes(document, items);
  return text === undefined || others.length > 0 || types === undefined || hasScalar(types) ? undefined : parsedTree(new Set(['array']), text);
}

/** Whether a schema's types leave room for a plain text, number or truth. */
export const hasScalar = (types: ReadonlySet<TypeName>): boolean =>
  [...types].some((type) => type !== 'array' && type !== 'object' && type !== 'null');

/** `a[]=x&a[]=y` holds several texts at one empty key; `a[0]=x&a[1]=y` one at each. */
function listOf(document: Document, place: Place | undefined, branch: Branch): Json {
  const items = place && itemsPlace(document, place);
  const inOrder = [...branch.children].toSorted(([a], [b]) => Number(a) - Number(b));
  const members = inOrder.flatMap(([, member]) => (member.children.size > 0 ? [member] : member.texts.map(leaf)));
  return members.map((member) => typedBranch(document, items, member));
}

const leaf = (text: string): Branch => ({ ...newBranch(), texts: [text] });

/** What a whole form or query means: an object, or a list where the schema says so; without any field an empty object. */
export const treeValue = (document: Document, place: Place | undefined, tree: Branch): Json =>
  tree.children.size === 0 ? {} : typedBranch(document, place, tree);

/** An object from the branches below; `Object.fromEntries` keeps a key named __proto__ an ordinary key. */
function objectOf(document: Document, place: Place | undefined, branch: Branch): Record<string, Json> {
  const typed = (name: string, child: Branch): Json => typedBranch(document, place && propertyPlace(document, place, name), child);
  return Object.fromEntries([...branch.children].map(([name, child]) => [name, typed(name, child)]));
}

function isNumeric(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text) && Number.isFinite(Number(text));
}
