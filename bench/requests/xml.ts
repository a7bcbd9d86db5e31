import { asText } from '../../src/json/as-text.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { lookUp, member } from '../../src/json/pointer.ts';

/** A value as an XML text, by the `xml` keywords of its schema. */
export function xmlText(root: JsonObject, schema: Json, value: Json): string {
  const own = resolved(root, schema);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element({ root, schema: own, name: nameIn(own) ?? 'Request' }, value)}`;
}

interface Node {
  readonly root: JsonObject;
  readonly schema: JsonObject;
  readonly name: string;
}

/** A schema with what it refers to and all of `allOf` in one object; what stands beside wins. */
function resolved(root: JsonObject, schema: Json, steps = 0): JsonObject {
  if (!isObject(schema) || steps > 20) return {};
  const { $ref, allOf } = schema;
  const target = typeof $ref === 'string' ? resolved(root, lookUp(root, decodeURIComponent($ref.slice(1))) ?? {}, steps + 1) : {};
  const parts = [target, ...(isArray(allOf) ? allOf.map((part) => resolved(root, part, steps + 1)) : [])];
  const properties = Object.assign({}, ...parts.map((part) => part['properties']), schema['properties']);
  return Object.assign({}, ...parts, schema, { properties });
}

function nameIn(schema: JsonObject): string | undefined {
  const name = member(schema['xml'], 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function element({ root, schema, name }: Node, value: Json): string {
  if (isArray(value)) {
    const items = resolved(root, schema['items'] ?? {});
    const isWrapped = member(schema['xml'], 'wrapped') === true;
    const inner = value.map((item) => element({ root, schema: items, name: nameIn(items) ?? (isWrapped ? 'item' : name) }, item)).join('');
    return isWrapped ? `<${name}>${inner}</${name}>` : inner;
  }
  if (!isObject(value)) return `<${name}>${escaped(asText(value))}</${name}>`;
  const members = Object.entries(value).map(([key, item = null]) => {
    const own = resolved(root, member(schema['properties'], key) ?? {});
    return { node: { root, schema: own, name: nameIn(own) ?? key }, item };
  });
  const isAttribute = ({ node }: (typeof members)[number]): boolean => member(node.schema['xml'], 'attribute') === true;
  const attributes = members.filter(isAttribute).map(({ node, item }) => ` ${node.name}='${escaped(asText(item))}'`);
  return `<${name}${attributes.join('')}>\n${members.filter((one) => !isAttribute(one)).map(({ node, item }) => element(node, item)).join('\n')}</${name}>`;
}

const escaped = (text: string): string => text.replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Whether XML can say a value, names and texts alike, without two members of an object having the same name. */
export function isForXml(root: JsonObject, schema: Json, value: Json): boolean {
  const { items = {}, properties = {} } = resolved(root, schema);
  if (isArray(value)) return value.length > 0 && value.every((item) => !isArray(item) && isForXml(root, items, item));
  if (!isObject(value)) return value !== null && asText(value).trim() === asText(value) && value !== '';
  const below = (key: string): Json => member(properties, key) ?? {};
  const names = Object.keys(value).flatMap((key) => nameOfElements(resolved(root, below(key)), root) ?? key);
  const isDistinct = new Set(names).size === names.length && Object.keys(value).every((key, index) => names[index] === key || !names.includes(key));
  return isDistinct && Object.entries(value).every(([key, item = null]) => /^[A-Za-z_][\w.-]*$/.test(key) && isForXml(root, below(key), item));
}

/** The elements of a list that is not wrapped have the name of its items. */
function nameOfElements(schema: JsonObject, root: JsonObject): string | undefined {
  const isWrapped = member(schema['xml'], 'wrapped') === true;
  return (isWrapped || schema['items'] === undefined ? undefined : nameIn(resolved(root, schema['items']))) ?? nameIn(schema);
}
