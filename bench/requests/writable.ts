import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import type { Operation, Parameter } from '../../src/openapi/operations.ts';

export type BodyKind = 'json' | 'form' | 'multipart' | 'xml' | 'text' | 'bytes' | 'unknown';

/** How a body of a documented media type is written here. */
export function bodyKind(type: string): BodyKind {
  if (/stream|event|ndjson|jsonl|json-seq/.test(type)) return 'unknown';
  if (/[/+]json$/.test(type) || type === '*/*' || type === 'application/*') return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'multipart/form-data') return 'multipart';
  if (/^(application|text)\/([\w.-]+\+)?xml$/.test(type)) return 'xml';
  if (type.startsWith('text/') && !type.endsWith('*')) return 'text';
  return /^(application\/(octet-stream|pdf|zip)|image\/\w+)$/.test(type) ? 'bytes' : 'unknown';
}

/** Whether OpenAPI says how this value of a parameter is written, and so that it can be told from others. */
export function writable(operation: Operation, parameter: Parameter, value: Json): boolean {
  const { in: where, content } = parameter;
  if (where === 'path') return (isPlainIn(operation, parameter, value));
  if (content !== undefined && /json/.test(content.type)) return where === 'query';
  return where === 'query' ? isWritableInQuery(parameter, value) : isListOf(value, where === 'header' ? headerText : cookieText);
}

const headerText = /^[\x21-\x2b\x2d-\x7e]([\x20-\x2b\x2d-\x7e]*[\x21-\x2b\x2d-\x7e])?$/;
const cookieText = /^[\w.-]+$/;

/** A path holds no empty texts and no dots alone; where more stands in its segment, nothing that could be part of that. */
function isPlainIn({ path }: Operation, { name, style }: Parameter, value: Json): boolean {
  const segment = path.split(/[?#]/)[0]?.split('/').find((one) => one.includes(`{${name}}`) || one.includes(`{+${name}}`)) ?? '';
  const isWhole = /^\{\+?[^{}]*\}$/.test(segment);
  const allowed = isWhole && style === 'simple' && typeof value !== 'object' ? /^(?!\.+$)[^\n\r]+$/ : /^\w+$/;
  return isListOf(value, allowed);
}

function isListOf(value: Json, allowed: RegExp): boolean {
  if (isArray(value)) return value.length > 0 && value.every((item) => isScalar(item, allowed));
  if (isObject(value)) return Object.entries(value).length > 0 && Object.entries(value).every(([key, item]) => /^\w+$/.test(key) && isScalar(item ?? null, allowed));
  return isScalar(value, allowed);
}

const isScalar = (value: Json, allowed: RegExp): boolean => value !== null && typeof value !== 'object' && allowed.test(String(value));

function isWritableInQuery({ style, explode }: Parameter, value: Json): boolean {
  if (typeof value !== 'object') return value !== '';
  if (value === null) return false;
  if (style === 'deepObject') return isObject(value) && isListOf(value, /^[^\0]+$/);
  if (isArray(value) && style !== 'form' && explode) return false;
  return isListOf(value, explode ? /^[^\0]+$/ : /^[^,|\s]+$/);
}
