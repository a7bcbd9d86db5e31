import type { Json } from '../../json/json.ts';
import { asText } from '../../json/as-text.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { DocumentedResponse } from '../../openapi/operations.ts';
import { sample } from '../../openapi/sample.ts';
import type { Incoming } from '../request/incoming.ts';

interface Made {
  readonly incoming: Incoming;
  readonly body: Json | undefined;
}

/** The documented headers that an answer must have, and where the created thing is, when the document says that it tells. */
export function headersFor(document: Document, { headers }: DocumentedResponse, made: Made): Record<string, string> {
  const named = headers.map((header) => ({ ...header, key: header.name.toLowerCase() }));
  const needed = named.filter(({ key, required }) => key === 'location' || (required && key !== 'content-type'));
  return Object.fromEntries(
    needed.map(({ name, key, schema }) => {
      if (key === 'location') return [name, locationOf(made)];
      const value = schema === undefined ? 'text' : sample(document, schema, { direction: 'response', include: 'required', name });
      return [name, headerText(value)];
    }),
  );
}

/** Below the path that was asked for, by its id where it has one. */
function locationOf({ incoming, body }: Made): string {
  const id = isObject(body) ? (body['id'] ?? body['uuid'] ?? body['name']) : undefined;
  const path = incoming.path.replace(/\/$/, '');
  return `${incoming.origin}${path}${typeof id === 'string' || typeof id === 'number' ? `/${encodeURIComponent(id)}` : ''}`;
}

/** A header's value in `simple` style, on one line and in the letters that HTTP takes. */
function headerText(value: Json): string {
  const parts = isArray(value) ? value : isObject(value) ? Object.entries(value).flat() : [value];
  return parts.map(asText).join(',').replaceAll(/[^\x20-\x7e]/g, '');
}
