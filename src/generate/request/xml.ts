import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { publishedBody } from '../../openapi/published.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { schemaName } from '../../openapi/schema-name.ts';
import { typeRule } from '../draw/rules.ts';
import { firstWay, waysWith } from '../draw/way.ts';
import type { DrawnBody } from './drawn-body.ts';
import { isScalar, textOf } from './parameter-values.ts';
import { drawWhole } from './whole.ts';

/** An XML body, written as the schema's `xml` keywords say. */
export function xmlBody(document: Document, media: MediaType, given: Json | undefined): DrawnBody {
  const { schema } = media;
  const value = schema === undefined ? given ?? {} : drawWhole(document, schema, { given, published: publishedBody(document, media, 'request'), ways: [firstWay, ...waysWith('some', 'all')] }).example;
  return { body: { content: xmlText(document, schema, value), contentType: media.type, encoded: false }, rules: { $: typeRule }, value };
}

/** A value as XML. The root has the name of its schema, unless that has another. */
export const xmlText = (document: Document, schema: Place | undefined, value: Json): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${element(rootNode(document, schema), value)}`;

export const rootNode = (document: Document, schema: Place | undefined): Node => ({ document, name: schema && rootName(document, schema), place: schema });

/** One value and where it stands: its property's name, unless the schema has another, and its schema where there is one. */
export interface Node {
  readonly document: Document;
  readonly name: string | undefined;
  readonly place: Place | undefined;
}

const rootName = (document: Document, place: Place): string | undefined => schemaName(schemaAt(document, place).place.pointer);

function element(node: Node, value: Json): string {
  const xml = xmlOf(node);
  const name = nameOf(node);
  if (isArray(value)) return list(node, value, { name, isWrapped: xml('wrapped') === true });
  const entries = isObject(value) ? Object.entries(value).map(([key, item]) => ({ below: nodeBelow(node, key), item: item ?? null })) : [];
  const attributes = entries.filter(({ below, item }) => xmlOf(below)('attribute') === true && isScalar(item));
  const inner = isObject(value) ? entries.filter((entry) => !attributes.includes(entry)).map(({ below, item }) => element(below, item)).join('') : escaped(value);
  const written = attributes.map(({ below, item }) => ` ${nameOf(below)}="${escaped(item)}"`).join('');
  const prefix = xml('prefix');
  const space = xml('namespace');
  const declared = typeof space === 'string' ? ` xmlns${typeof prefix === 'string' ? `:${xmlName(prefix)}` : ''}="${escaped(space)}"` : '';
  return `<${name}${declared}${written}>${inner}</${name}>`;
}

/** Elements of a list stand beside each other, in an element of their own only where the schema says so. */
function list(node: Node, items: readonly Json[], { name, isWrapped }: { readonly name: string; readonly isWrapped: boolean }): string {
  const elements = items.map((item) => element({ ...itemNode(node), name }, item)).join('');
  return isWrapped ? `<${name}>${elements}</${name}>` : elements;
}

/** What the elements of a list are; without a name of their own they have the list's. */
export const itemNode = (list: Node): Node =>
  ({ document: list.document, name: nameOf(list), place: list.place && schemaAt(list.document, list.place).items });

export function nodeBelow({ document, place }: Node, name: string): Node {
  return { document, name, place: place && schemaAt(document, place).properties.get(name) };
}

export function xmlOf({ document, place }: Node): (key: string) => Json | undefined {
  const own = place && (member(place.value, 'xml') ?? member(schemaAt(document, place).place.value, 'xml'));
  return (key) => member(own, key);
}

function nameOf(node: Node): string {
  const prefix = xmlOf(node)('prefix');
  return typeof prefix === 'string' ? `${xmlName(prefix)}:${localName(node)}` : localName(node);
}

export function localName(node: Node): string {
  const name = xmlOf(node)('name');
  return xmlName(typeof name === 'string' ? name : node.name ?? 'root');
}

/** Properties may be called what no element can be. */
const xmlName = (name: string): string => name.replaceAll(/[^\w.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');

const escaped = (value: Json): string => textOf(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
