import { createHash } from 'node:crypto';
import type { Json } from '../../json/json.ts';
import { asText } from '../../json/as-text.ts';
import { isArray, isObject } from '../../json/json.ts';

/** What a `{name}` stands for; undefined: nobody gave it. */
export type Lookup = (name: string) => Json | undefined;

/** A value with each `{name}` filled in. A text that is nothing but `{name}` becomes the value itself; what nobody gave is left out. */
export function fillIn(template: Json, lookup: Lookup): Json | undefined {
  if (typeof template === 'string') return fillText(template, lookup);
  if (isArray(template)) return template.map((item) => fillIn(item, lookup)).filter((item) => item !== undefined);
  if (!isObject(template)) return template;
  const fields = Object.entries(template).flatMap(([key, value]): [string, Json][] => {
    const filled = value === undefined ? undefined : fillIn(value, lookup);
    return filled === undefined ? [] : [[key, filled]];
  });
  return Object.fromEntries(fields);
}

// No dash in a name: `{4f6d1c2a-1f0b-…}` is how some vendors write an id.
const placeholder = /\{([A-Za-z_]\w*)(?:\|(md5|sha256))?\}/g;

function fillText(text: string, lookup: Lookup): Json | undefined {
  const places = [...text.matchAll(placeholder)].map(([whole, name = '', digest]) => ({ whole, value: valueOf(lookup(name), digest) }));
  if (places.length === 0) return text;
  if (places.some(({ value }) => value === undefined)) return undefined;
  const [only] = places;
  if (text === only?.whole) return only.value;
  return text.replaceAll(placeholder, (_whole, name: string, digest?: string) => asText(valueOf(lookup(name), digest)));
}

/** `{body|md5}`: vendors answer checksums of what they were sent, and clients compare them. */
function valueOf(value: Json | undefined, digest: string | undefined): Json | undefined {
  return value === undefined || digest === undefined ? value : createHash(digest).update(asText(value)).digest('hex');
}
