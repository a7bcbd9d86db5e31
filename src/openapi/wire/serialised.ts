import type { Json } from '../../json/json.ts';
import type { Document } from '../document.ts';
import { isJson } from '../media-types.ts';
import type { Parameter } from '../operations.ts';
import { acceptedTypes, itemsPlace, propertyPlace } from './accepted.ts';
import type { Notation } from './notation.ts';
import { notationOf } from './notation.ts';
import { hasScalar, typedText } from './typed.ts';

/** What says how a text is to be read. */
type Written = Pick<Parameter, 'name' | 'in' | 'style' | 'explode' | 'schema' | 'content'>;

/** The value of a parameter that is written as one text: by its style, in JSON where its schema stands below such a media type. */
export function textsValue(document: Document, parameter: Written, text: string): Json {
  const { schema } = parameter;
  if (isInJson(parameter)) return parsedOr(text);
  const types = schema && acceptedTypes(document, schema);
  if (schema === undefined || types === undefined) return text;
  const items = types.has('array') ? partsOf(parameter, 'list', text) : undefined;
  if (items !== undefined && (!hasScalar(types) || (items.length > 1 && !types.has('string')))) {
    return items.map((item) => typedText(document, itemsPlace(document, schema), item));
  }
  const property = (name: string, value: string): Json => typedText(document, propertyPlace(document, schema, name), value);
  if (types.has('object') && !hasScalar(types)) return objectFrom(parameter, text, property);
  return typedText(document, schema, bare(notationOf(parameter, 'scalar'), text));
}

/** Whether a parameter travels as JSON, whatever its style. */
export const isInJson = ({ content }: Pick<Parameter, 'content'>): boolean => content !== undefined && isJson(content.type);

function parsedOr(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A text without what its style puts first. Clients that leave that out are understood. */
const bare = ({ start }: Notation, text: string): string => (text.startsWith(start) ? text.slice(start.length) : text);

function partsOf(parameter: Written, kind: 'list' | 'object', text: string): readonly string[] {
  const notation = notationOf(parameter, kind);
  const parts = bare(notation, text).split(notation.between);
  // In headers blanks around a member, and members without anything, mean nothing (RFC 9110, section 5.6.1); several lines come as one so.
  return parameter.in === 'header' ? parts.map((part) => part.trim()).filter((part) => part !== '') : parts;
}

/** `a=1,b=2` where members are named, else `a,1,b,2`. */
function objectFrom(parameter: Written, text: string, typed: (name: string, value: string) => Json): Json {
  const parts = partsOf(parameter, 'object', text);
  const pairs = notationOf(parameter, 'object').named
    ? parts.map((part): readonly [string, string] => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)])
    : parts.flatMap((name, index): readonly (readonly [string, string])[] => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : []));
  return Object.fromEntries(pairs.map(([name, value]) => [name, typed(name, value)]));
}
