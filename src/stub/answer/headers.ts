import type { Json } from '../../json/json.ts';
import { asText } from '../../json/as-text.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { DocumentedResponse } from '../../openapi/operations.ts';
import { sample } from '../../openapi/sample.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { check } from '../request/checks.ts';
import type { Made } from './location.ts';
import { locationOf } from './location.ts';

type Header = DocumentedResponse['headers'][number];

/** The documented headers of an answer, and where the created or moved thing is. */
export function headersFor(document: Document, response: DocumentedResponse, made: Made): Readonly<Record<string, string>> {
  const always = usualHeaders(document, response);
  const location = response.headers.find(({ name }) => name.toLowerCase() === 'location');
  if (location === undefined && !isRedirect(made.status)) return always;
  return { ...always, [location?.name ?? 'Location']: locationOf(made, isRedirect(made.status) ? exampleOf(document, location) : undefined) };
}

const known = new WeakMap<DocumentedResponse, Readonly<Record<string, string>>>();

/** Those that are the same whatever was asked. */
export function usualHeaders(document: Document, response: DocumentedResponse): Readonly<Record<string, string>> {
  const found = known.get(response);
  if (found !== undefined) return found;
  const usual = sampledHeaders(document, response);
  known.set(response, usual);
  return usual;
}

const isRedirect = (status: number): boolean => status > 300 && status < 400 && status !== 304;

function exampleOf(document: Document, header: Header | undefined): string | undefined {
  const example = header?.schema && schemaAt(document, header.schema).examples[0];
  return typeof example === 'string' ? example : undefined;
}

/** These are about the message's form, which is the server's to say. */
const framing = /^(content-(type|length|encoding|range)|transfer-encoding|connection|keep-alive|trailer|upgrade|date|location)$/;

/** These make clients wait, turn pages, keep cookies or warn people: nothing to be sent without need. */
const consequential = /^(retry-after|link|set-cookie|www-authenticate|deprecation|sunset|warning)$|next|cursor|page-?token/;

function sampledHeaders(document: Document, { headers }: DocumentedResponse): Readonly<Record<string, string>> {
  const sent = headers.filter(({ name, required }) => !framing.test(name.toLowerCase()) && (required || !consequential.test(name.toLowerCase())));
  return Object.fromEntries(sent.map((header) => [header.name, headerText(valueOf(document, header))]));
}

function valueOf(document: Document, { name, schema }: Header): Json {
  const value = schema === undefined ? 'text' : sample(document, schema, { direction: 'response', include: 'required', name });
  if (name.toLowerCase() === 'etag') return entityTag(document, schema, asText(value));
  // A quota that looks used up would stop the client.
  return /remaining/i.test(name) && typeof value === 'number' ? (schema && schemaAt(document, schema).bounds.maximum) ?? 1000 : value;
}

/** It stands between quotes (RFC 9110, section 8.8.3), unless the document publishes one without, or takes none. */
function entityTag(document: Document, schema: Header['schema'], drawn: string): string {
  const tag = `"${drawn}"`;
  if (/^(W\/)?"/.test(drawn)) return drawn;
  const isTaken = schema === undefined || (schemaAt(document, schema).examples.length === 0 && check(document, schema, 'response')(tag).length === 0);
  return isTaken ? tag : drawn;
}

/** A header's value in `simple` style, on one line and in the letters that HTTP takes. */
function headerText(value: Json): string {
  const parts = isArray(value) ? value : isObject(value) ? Object.entries(value).flat() : [value];
  return parts.map(asText).join(',').replaceAll(/[^\x20-\x7e]/g, '');
}
