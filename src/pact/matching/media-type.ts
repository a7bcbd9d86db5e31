/** A content type in its parts, in lower case. */
export interface MediaType {
  /** `application` */
  readonly main: string;
  /** `vnd.petshop` of `application/vnd.petshop+json` */
  readonly sub: string;
  /** `json` of `application/vnd.petshop+json` */
  readonly suffix: string;
  /** Sorted. */
  readonly parameters: readonly string[];
}

/** Undefined for what is no content type, or a range. */
export function readMediaType(text: string): MediaType | undefined {
  const [essence = '', ...parameters] = text.toLowerCase().split(';').map((part) => part.trim());
  const [, main, sub, suffix = ''] = /^([^/\s*]+)\/([^/\s+*]+)(?:\+([^/\s]+))?$/.exec(essence) ?? [];
  if (main === undefined || sub === undefined) return undefined;
  return { main, sub, suffix, parameters: parameters.filter((part) => part !== '').map((part) => part.replaceAll('"', '')).toSorted() };
}

/** Whether a body of one type may come where the other is expected: parameters count only where they are expected. */
export const isTypeFor = (expected: MediaType, actual: MediaType): boolean =>
  isEquivalent(expected, actual) || isEquivalent(expected, { main: actual.main, sub: actual.suffix || actual.sub, suffix: '', parameters: [] });

function isEquivalent(expected: MediaType, actual: MediaType): boolean {
  const hasParameters = expected.parameters.length === 0 || expected.parameters.join(';') === actual.parameters.join(';');
  if (isPlainXml(expected) && isPlainXml(actual)) return hasParameters;
  const isSuffixed = expected.parameters.length === 0 || expected.suffix === actual.suffix;
  return hasParameters && isSuffixed && expected.main === actual.main && expected.sub === actual.sub;
}

const isPlainXml = ({ main, sub, suffix }: MediaType): boolean => sub === 'xml' && suffix === '' && (main === 'application' || main === 'text');

export type BodyKind = 'json' | 'xml' | 'form' | 'multipart' | 'binary' | 'text';

/** How a body of a type is compared. */
export function bodyKindOf(type: MediaType | undefined): BodyKind {
  if (type === undefined) return 'text';
  const { main, sub, suffix } = type;
  if (main === 'application' && (sub.startsWith('json') || sub.endsWith('json') || suffix === 'json' || sub === 'graphql')) return 'json';
  if ((main === 'application' || main === 'text') && (sub === 'xml' || suffix === 'xml')) return 'xml';
  if (main === 'multipart') return 'multipart';
  if (main === 'application' && sub === 'x-www-form-urlencoded') return 'form';
  return main === 'text' ? 'text' : 'binary';
}

/** The value of a parameter as it was written: the boundary of a multipart body. */
export const parameterOf = (contentType: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(contentType)?.slice(1).find((value) => value !== undefined);
