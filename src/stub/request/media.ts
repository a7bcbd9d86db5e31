import { isNoType, isStream } from '../../openapi/media-types.ts';
import { splitPointer } from '../../json/pointer.ts';
import type { MediaType } from '../../openapi/operations.ts';

/** `application/json` of `Application/JSON; charset=utf-8`. */
export const essenceOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** JSON in any of its names: `application/json`, `application/vnd.acme+json`, `text/json`. */
export const isJsonType = (type: string): boolean => (/^(application|text)\/(json|[^;]+\+json|x-[\w-]*json[\w.-]*)$/.test(type) && !isStream(type)) || type === '*/*' || type === 'application/*';

export const isFormType = (type: string): boolean => type === 'application/x-www-form-urlencoded';

export const isXmlType = (type: string): boolean => /^(application|text)\/(xml|[^;]+\+xml)$/.test(type);

/** The documented media type that a content type is: exactly, as another name for JSON or XML, or by a documented wildcard. */
export function documentedFor(content: readonly MediaType[], type: string): MediaType | undefined {
  const same = (documented: string): boolean => [isJsonType, isXmlType].some((is) => is(documented) && is(type));
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

/** The first documented type that an `Accept` header takes, by the client's preference; undefined when it takes none. */
export function acceptable(content: readonly MediaType[], accept: string | null): MediaType | undefined {
  if (accept === null || accept.trim() === '') return content[0];
  const taken = (type: string): MediaType | undefined => content.find((media) => isRange(type, media.type)) ?? documentedFor(content, type);
  // One plain range is what programs send.
  if (!/[,;]/.test(accept)) return taken(essenceOf(accept));
  const wanted = accept.split(',').map(rangeOf).filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return wanted.map(({ type }) => taken(type)).find((media) => media !== undefined);
}

function rangeOf(text: string): { readonly type: string; readonly weight: number } {
  const weight = /;\s*q=([\d.]+)/.exec(text)?.[1];
  return { type: essenceOf(text), weight: weight === undefined ? 1 : Number(weight) };
}
