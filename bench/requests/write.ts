import { asText } from '../../src/json/as-text.ts';
import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { member } from '../../src/json/pointer.ts';
import type { MediaType, Parameter } from '../../src/openapi/operations.ts';
import type { Chance } from '../verifier/chance.ts';
import type { Draft, Given } from './draft.ts';
import { bodyKind } from './writable.ts';
import { xmlText } from './xml.ts';

/** A request as it goes over the wire. */
export interface Wire {
  readonly method: string;
  /** From the path on. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

type Pair = readonly [name: string, value: string];

/** Writes a request by OpenAPI's table of styles. */
export function written(chance: Chance, draft: Draft): Wire {
  const { operation, parameters, credentials } = draft;
  const [route = '', ...demands] = operation.path.split(/[?#]/);
  const inPlace = (where: string): readonly Given[] => parameters.filter(({ parameter }) => parameter.in === where);
  const path = inPlace('path').reduce((text, given) => text.replace(new RegExp(`\\{\\+?${escaped(given.parameter.name)}\\}`), () => pathText(given)), inUrl(route));
  const said = demands.flatMap((text) => [...new URLSearchParams(text)]).filter(([name, value]) => value !== '' && !parameters.some(({ parameter }) => parameter.name === name));
  const query = [...said, ...inPlace('query').flatMap(queryPairs), ...credentials.filter(({ where }) => where === 'query').map(({ name, text }): Pair => [name, text])];
  const cookies = [...inPlace('cookie').map(({ parameter, value }) => `${parameter.name}=${plain(parameter, value)}`), ...credentials.filter(({ where }) => where === 'cookie').map(({ name, text }) => `${name}=${text}`)];
  const body = writtenBody(chance, draft);
  return {
    method: operation.method,
    target: `${path}${query.length === 0 ? '' : '?'}${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`,
    headers: {
      ...Object.fromEntries(inPlace('header').map(({ parameter, value }) => [parameter.name, plain(parameter, value)])),
      ...Object.fromEntries(credentials.filter(({ where }) => where === 'header').map(({ name, text }) => [name, text])),
      ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
      ...(body === undefined ? {} : { 'content-type': body.type }),
    },
    ...(body === undefined ? {} : { body: body.content }),
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a path may not hold as it is; what is encoded already stays so. */
const inUrl = (route: string): string => route.replace(/[^\w\-.~!$&'()*+,;=:@%/{}]/g, encodeURIComponent);

function pathText({ parameter, value }: Given): string {
  const { name, style, explode } = parameter;
  const encoded = encodeURIComponent;
  const start = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  const named = style === 'matrix' ? `${name}=` : '';
  const between = !explode || style === 'simple' ? ',' : start;
  if (isArray(value)) return start + named + value.map((item) => encoded(asText(item))).join(explode && style === 'matrix' ? `;${named}` : between);
  if (!isObject(value)) return start + named + encoded(asText(value));
  const members = Object.entries(value).map(([key, item]) => `${encoded(key)}${explode ? '=' : ','}${encoded(asText(item))}`);
  return start + (explode ? '' : named) + members.join(between);
}

/** `simple`: a header, or a cookie. */
function plain({ explode }: Parameter, value: Json): string {
  if (isArray(value)) return value.map(asText).join(',');
  return isObject(value) ? Object.entries(value).map(([key, item]) => `${key}${explode ? '=' : ','}${asText(item)}`).join(',') : asText(value);
}

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

function queryPairs({ parameter, value }: Given): readonly Pair[] {
  const { name, style, explode, content } = parameter;
  if (content !== undefined && /json/.test(content.type)) return [[name, JSON.stringify(value)]];
  const between = delimiters[style] ?? ',';
  if (isArray(value)) return explode ? value.map((item): Pair => [name, asText(item)]) : [[name, value.map(asText).join(between)]];
  if (!isObject(value)) return [[name, asText(value)]];
  if (style === 'deepObject') return Object.entries(value).map(([key, item]): Pair => [`${name}[${key}]`, asText(item)]);
  if (explode) return Object.entries(value).map(([key, item]): Pair => [key, asText(item)]);
  return [[name, Object.entries(value).flatMap(([key, item]) => [key, asText(item)]).join(between)]];
}

function writtenBody(chance: Chance, { body, root }: Draft): { readonly type: string; readonly content: string | Uint8Array } | undefined {
  if (body === undefined) return undefined;
  const { media, value } = body;
  const kind = bodyKind(media.type);
  if (kind === 'json') return { type: media.type.includes('*') ? 'application/json' : wholeType(media), content: JSON.stringify(value) };
  if (kind === 'form') return { type: media.type, content: formPairs(chance, media, value).map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&') };
  if (kind === 'multipart') return multipart(media, value);
  if (kind === 'xml') return { type: media.type, content: xmlText(root, media.schema?.value ?? {}, value) };
  return { type: media.type, content: kind === 'text' ? asText(value) : new TextEncoder().encode(asText(value)) };
}

/** A media type with its parameters, which say which of several is meant. */
const wholeType = ({ place, type }: MediaType): string => {
  const key = decodeURIComponent((place.pointer.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~'));
  return key.toLowerCase().startsWith(type) ? key : type;
};

/** Fields as vendors' clients write them: `a[b]=` or `a[0]=` below, lists also as one name said often. */
function formPairs(chance: Chance, media: MediaType, value: Json): readonly Pair[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item = null]): readonly Pair[] => {
    const encoding = member(member(media.place.value, 'encoding'), name);
    const isJoined = isArray(item) && member(encoding, 'explode') === false && item.every((each) => typeof each !== 'object');
    if (isJoined) return [[name, item.map(asText).join(delimiters[asText(member(encoding, 'style'))] ?? ',')]];
    const isRepeated = isArray(item) && item.every((each) => typeof each !== 'object') && chance.happens(0.5);
    return isRepeated ? item.map((each): Pair => [name, asText(each)]) : bracketed(name, item);
  });
}

function bracketed(name: string, value: Json): readonly Pair[] {
  if (isArray(value)) return value.flatMap((item, index) => bracketed(`${name}[${index}]`, item));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => bracketed(`${name}[${key}]`, item ?? null));
  return [[name, asText(value)]];
}

const boundary = 'another-boundary-4711';

function multipart({ place, schema }: MediaType, value: Json): { readonly type: string; readonly content: string } {
  const fields = isObject(value) ? Object.entries(value) : [];
  const parts = fields.flatMap(([name, item = null]) => (isArray(item) && item.every((each) => typeof each !== 'object') ? item : [item]).map((one) => {
    const encoded = member(member(member(place.value, 'encoding'), name), 'contentType');
    const isFile = member(member(member(schema?.value, 'properties'), name), 'format') === 'binary';
    const type = typeof encoded === 'string' ? encoded.split(',')[0] : typeof one === 'object' ? 'application/json' : isFile ? 'application/octet-stream' : undefined;
    const head = `Content-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${isFile ? '; filename="a.bin"' : ''}${type === undefined ? '' : `\r\nContent-Type: ${type}`}`;
    return `--${boundary}\r\n${head}\r\n\r\n${typeof one === 'object' ? JSON.stringify(one) : asText(one)}\r\n`;
  }));
  return { type: `multipart/form-data; boundary=${boundary}`, content: `${parts.join('')}--${boundary}--\r\n` };
}
