import { isNoType, isStream } from '../../openapi/media-types.ts';
import { splitPointer } from '../../json/pointer.ts';
import type { MediaType } from '../../openapi/operations.ts';

/** `application/json` of `Application/JSON; charset=utf-8`. */
export const essenceOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** JSON in any of its names: `application/json`, `application/vnd.acme+json`, `text/json`. */
export const isJsonType = (type: string): boolean => (/^(application|text)\/(json|[^;]+\+json|x-[\w-]*json[\w.-]*)$/.test(type) && !isStream(type)) || type === '*/*' || type === 'application/*';

export const isFormType = (type: string): boolean => type === 'application/x-www-form-urlencoded';

export const isXmlType = (type: string): boolean => /^(application|text)\/(xml|[^;]+\+xml)$/.test(type);

/** JSON of no particular kind; `application/vnd.acme+json` or `application/json-patch+json` are kinds of their own. */
const isPlainJson = (type: string): boolean => isJsonType(type) && !type.endsWith('+json');

/** The documented media type that a content type is: exactly, as a plain name for JSON, another name for XML, or by a documented wildcard. */
export function documentedFor(content: readonly MediaType[], type: string): MediaType | undefined {
  const same = (documented: string): boolean => (isJsonType(documented) && isPlainJson(type)) || (isXmlType(documented) && isXmlType(type));
  const by = (fits: (documented: string) => boolean): MediaType | undefined => content.find((media) => fits(media.type));
  return by((documented) => documented === type) ?? by(same) ?? by((documented) => isRange(documented, type));
}

/** Of media types of one name those whose documented parameters, `version=2`, were sent as well; where there are none, all of them. */
export function withSameParameters(content: readonly MediaType[], sent: string): readonly MediaType[] {
  if (content.length < 2) return content;
  const parameters = new Set(parametersOf(sent));
  const fitting = content.filter((media) => documentedParameters(media).every((parameter) => parameters.has(parameter)));
  return fitting.length === 0 ? content : fitting.toSorted((a, b) => documentedParameters(b).length - documentedParameters(a).length);
}

const documentedParameters = ({ place }: MediaType): readonly string[] => parametersOf(splitPointer(place.pointer).at(-1) ?? '');

function parametersOf(type: string): readonly string[] {
  const written = type.toLowerCase().split(';').slice(1).map((parameter) => parameter.replaceAll(/[\s"]/g, ''));
  return written.filter((parameter) => parameter !== '' && !parameter.startsWith('charset='));
}

/** Whether a media range, a family such as `text/*` or simply any, takes a type in. */
export function isRange(range: string, type: string): boolean {
  if (range === '*/*' || isNoType(range)) return true;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}

/**
 * The documented type that an `Accept` header likes best; undefined when it takes none. What the range that names a type most closely says of
 * it holds (RFC 9110, section 12.5.1): with `application/json;q=0` JSON is not wanted, whatever other ranges take.
 */
export function acceptable(content: readonly MediaType[], accept: string | null): MediaType | undefined {
  if (accept === null || accept.trim() === '') return content[0];
  // One plain range is what programs send.
  if (!/[,;]/.test(accept)) return content.find((media) => isRange(essenceOf(accept), media.type)) ?? documentedFor(content, essenceOf(accept));
  const ranges = accept.split(',').map(rangeOf);
  const wanted = content.flatMap((media) => {
    const taking = ranges.map((range) => ({ ...range, media, closeness: closenessOf(range.type, media) })).filter(({ closeness }) => closeness > 0);
    const [closest] = taking.toSorted((a, b) => b.closeness - a.closeness || b.weight - a.weight);
    return closest === undefined || closest.weight === 0 ? [] : [closest];
  });
  return wanted.toSorted((a, b) => b.weight - a.weight || a.order - b.order || b.closeness - a.closeness)[0]?.media;
}

/** How exactly a range of an `Accept` header names a type: by its name, by another name for it, by its family, with all others, or not at all. */
function closenessOf(range: string, media: MediaType): number {
  if (range === media.type) return 4;
  if (!isRange(range, media.type)) return documentedFor([media], range) === undefined ? 0 : 3;
  return range.endsWith('/*') && range !== '*/*' ? 2 : 1;
}

interface Range {
  readonly type: string;
  readonly weight: number;
  /** Where it stands among the others. */
  readonly order: number;
}

function rangeOf(text: string, order: number): Range {
  const weight = /;\s*q=([\d.]+)/i.exec(text)?.[1];
  return { type: essenceOf(text), weight: weight === undefined ? 1 : Number(weight), order };
}
