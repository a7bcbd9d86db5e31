import type { Json } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Parameter } from '../operations.ts';
import { acceptedTypes, itemsPlace, propertyPlace } from './accepted.ts';
import { hasScalar, typedText } from './typed.ts';

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** The value of a parameter that is written as one text: by its style, in JSON where its schema stands below a media type. */
export function textsValue(document: Document, parameter: Parameter, text: string): Json {
  const { schema } = parameter;
  if (isContent(parameter)) return parsedOr(text);
  const types = schema && acceptedTypes(document, schema);
  if (schema === undefined || types === undefined) return text;
  const bare = withoutStyle(parameter, text);
  const parts = bare.split(delimiterOf(parameter));
  if (types.has('array') && (!hasScalar(types) || (parts.length > 1 && !types.has('string')))) {
    return parts.map((item) => typedText(document, itemsPlace(document, schema), item));
  }
  const property = (name: string, value: string): Json => typedText(document, propertyPlace(document, schema, name), value);
  if (types.has('object') && !hasScalar(types)) return objectFrom(parts, parameter.explode, property);
  return typedText(document, schema, bare);
}

/** Whether the schema stands below a media type: the text is JSON then. */
export const isContent = ({ place, schema }: Parameter): boolean => schema !== undefined && schema.pointer !== joinPointer(place.pointer, 'schema');

function parsedOr(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `label` writes a dot before a path value, `matrix` `;name=`. */
function withoutStyle({ in: where, style, name }: Parameter, text: string): string {
  if (where !== 'path') return text;
  if (style === 'label') return text.replace(/^\./, '');
  return style === 'matrix' && text.startsWith(`;${name}=`) ? text.slice(name.length + 2) : text;
}

function delimiterOf({ in: where, style, explode }: Parameter): string | RegExp {
  if (where !== 'path') return delimiters[style] ?? ',';
  return style === 'label' ? (explode ? '.' : ',') : style === 'matrix' && explode ? /;[^=]*=/ : ',';
}

/** `a=1,b=2` when exploded, else `a,1,b,2`. */
function objectFrom(parts: readonly string[], explode: boolean, typed: (name: string, value: string) => Json): Json {
  const pairs = explode
    ? parts.map((part): readonly [string, string] => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)])
    : parts.flatMap((name, index): readonly (readonly [string, string])[] => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : []));
  return Object.fromEntries(pairs.map(([name, value]) => [name, typed(name, value)]));
}
