import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { follow } from '../../openapi/place.ts';
import { schemaName } from '../../openapi/schema-name.ts';
import { asText } from '../../json/as-text.ts';
import { itemsPlace, propertyPlace } from '../../openapi/wire/accepted.ts';

/** A value as XML, by the schema's `xml` keywords: the root is named by `xml.name`, else by the schema. */
export function toXml(document: Document, schema: Place | undefined, value: Json): string {
  const place = schema && (follow(document, schema) ?? schema);
  const name = xmlName(place) ?? (place && schemaName(place.pointer)) ?? 'response';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element({ document, name, place }, value)}`;
}

interface Named {
  readonly document: Document;
  readonly name: string;
  readonly place: Place | undefined;
}

function element(named: Named, value: Json): string {
  const name = named.name.replaceAll(/[^\w.:-]/g, '_').replace(/^(?=[\d.-])/, '_');
  const { attributes, content } = inside(named, value);
  return `<${name}${namespaceOf(named.place)}${attributes}>${content}</${name}>`;
}

/** Elements within are in it as well, unless they say otherwise. */
function namespaceOf(place: Place | undefined): string {
  const space = member(member(place?.value, 'xml'), 'namespace');
  return typeof space === 'string' ? ` xmlns="${escaped(space)}"` : '';
}

function inside({ document, place }: Named, value: Json): { readonly attributes: string; readonly content: string } {
  if (isArray(value)) return { attributes: '', content: value.map((item) => element(itemOf(document, place), item)).join('') };
  if (!isObject(value)) return { attributes: '', content: value === null ? '' : escaped(String(value)) };
  const fields = Object.entries(value).map(([key, child]): Field => {
    const own = resolved(document, place && propertyPlace(document, place, key));
    return { named: { document, name: xmlName(own) ?? key, place: own }, child: child ?? null };
  });
  const attributes = fields.filter(({ named }) => says(named.place, 'attribute'));
  return {
    attributes: attributes.map(({ named, child }) => ` ${named.name}="${escaped(asText(child))}"`).join(''),
    content: fields.filter((field) => !attributes.includes(field)).map(fieldText).join(''),
  };
}

interface Field {
  readonly named: Named;
  readonly child: Json;
}

/** A list is written as its repeated items unless the schema wraps it. */
function fieldText({ named, child }: Field): string {
  if (!isArray(child) || says(named.place, 'wrapped')) return element(named, child);
  const item = itemOf(named.document, named.place);
  return child.map((each) => element({ ...item, name: xmlName(item.place) ?? named.name }, each)).join('');
}

function itemOf(document: Document, place: Place | undefined): Named {
  const items = resolved(document, place && itemsPlace(document, place));
  return { document, name: xmlName(items) ?? 'item', place: items };
}

const resolved = (document: Document, place: Place | undefined): Place | undefined => place && (follow(document, place) ?? place);

const says = (place: Place | undefined, keyword: string): boolean => member(member(place?.value, 'xml'), keyword) === true;

function xmlName(place: Place | undefined): string | undefined {
  const name = member(member(place?.value, 'xml'), 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
