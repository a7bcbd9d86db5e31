import { isStream } from '../../openapi/media-types.ts';
import type { Incoming } from '../request/incoming.ts';
import { isJsonType, isXmlType } from '../request/media.ts';
import type { Answer } from './answer.ts';
import { toStream } from './stream.ts';
import { toXml } from './xml.ts';

/** The statuses that HTTP gives no body. */
const bodiless = new Set([204, 205, 304]);

/** An answer as it goes over the wire. */
export function render(answer: Answer, incoming: Incoming): Response {
  const headers = new Headers(Object.entries(answer.headers));
  const { media, status } = answer;
  const isBodiless = bodiless.has(status);
  if (media === undefined || (answer.body === undefined && !isBodiless)) return new Response(null, { status, headers });
  headers.set('content-type', concreteType(media.type));
  return new Response(isBodiless || incoming.method === 'HEAD' ? null : textOf(answer), { status, headers });
}

/** A media range is no content type. */
const concreteType = (type: string): string => (/^[a-z0-9.+_-]+\/[a-z0-9.+_-]+$/.test(type) ? type : 'application/json');

function textOf(answer: Answer): string {
  const { media, body = null } = answer;
  const type = media?.type ?? '';
  if (isStream(type) && body !== '') return toStream(type, body);
  if (!isJsonType(type) && typeof body === 'string') return body;
  if (isXmlType(type)) return toXml(answer.endpoint.document, media?.schema, body);
  return JSON.stringify(body);
}
