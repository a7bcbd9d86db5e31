import { isNoType, isStream } from '../openapi/media-types.ts';
import type { MediaType } from '../openapi/operations.ts';

/** `application/json` of `Application/JSON; charset=utf-8`. */
export const essenceOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** The documented media type that a content type is: by name, else by a documented range such as `text/*`. */
export function documentedType(content: readonly MediaType[], contentType: string): MediaType | undefined {
  const type = essenceOf(contentType);
  return content.find((media) => media.type === type) ?? content.find((media) => isRange(media.type, type));
}

const isRange = (range: string, type: string): boolean =>
  range === '*/*' || isNoType(range) || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));

/** JSON in any of its names: `application/json`, `application/vnd.acme+json`, `text/json`. */
export const isJsonType = (contentType: string): boolean =>
  /^(application|text)\/(json|[^;]+\+json)$/.test(essenceOf(contentType)) && !isStream(essenceOf(contentType));

/** Text that a schema can describe as it stands. */
export const isPlainText = (contentType: string): boolean => /^text\/(?!xml$|[^;]+\+xml$|event-stream$)/.test(essenceOf(contentType));
