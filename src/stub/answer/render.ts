import type { Json } from '../../json/json.ts';
import { isStream } from '../../openapi/media-types.ts';
import type { Incoming } from '../request/incoming.ts';
import { isJsonType, isXmlType } from '../request/media.ts';
import type { Answer } from './answer.ts';
import { textOnce } from './kept.ts';
import { toStream } from './stream.ts';
import { toXml } from './xml.ts';

/** The statuses that HTTP gives no body. */
const bodiless = new Set([204, 205, 304]);

/** An answer as it goes over the wire. */
export function render(answer: Answer, incoming: Incoming): Response {
  const { media, status, file } = answer;
  if (file !== undefined) return new Response(incoming.method === 'HEAD' ? null : file.bytes, { status, headers: headersOf(answer, { 'content-type': file.type }) });
  const isBodiless = bodiless.has(status);
  if (media === undefined || (answer.body === undefined && !isBodiless)) return new Response(null, { status, headers: headersOf(answer, {}) });
  const headers = headersOf(answer, { 'content-type': concreteType(media.type) });
  return new Response(isBodiless || incoming.method === 'HEAD' ? null : textOf(answer), { status, headers });
}

/** Documented names may differ from ours in their letters' case, which `Headers` knows to be the same; without any the plain object is quicker. */
function headersOf({ headers }: Answer, own: Record<string, string>): Headers | Record<string, string> {
  const documented = Object.entries(headers);
  if (documented.length === 0) return own;
  const all = new Headers(documented);
  for (const [name, value] of Object.entries(own)) all.set(name, value);
  return all;
}

/** A media range is no content type. */
const concreteType = (type: string): string => (/^[a-z0-9.+_-]+\/[a-z0-9.+_-]+$/.test(type) ? type : 'application/json');

function textOf({ media, body = null, endpoint }: Answer): string {
  const type = media?.type ?? '';
  return textOnce(body, type, () => writtenAs(type, { body, media, endpoint }));
}

function writtenAs(type: string, { media, body, endpoint }: Pick<Answer, 'media' | 'endpoint'> & { readonly body: Json }): string {
  if (isStream(type) && body !== '') return toStream(type, body);
  if (!isJsonType(type) && typeof body === 'string' && !isXmlsContent(type, body)) return body;
  if (isXmlType(type)) return toXml(endpoint.document, media?.schema, body);
  return JSON.stringify(body);
}

/** A text that is no document yet: what the one element holds. */
const isXmlsContent = (type: string, body: string): boolean => isXmlType(type) && !body.trimStart().startsWith('<');
