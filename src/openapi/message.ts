import { isObject } from '../json/json.ts';
import type { Document } from './document.ts';
import type { MediaType } from './operations.ts';
import type { Place } from './place.ts';
import { child, rootPlace, step } from './place.ts';
import type { SentHeader } from './sent.ts';
import { listSent } from './sent.ts';

/** A message as a document describes it: what a webhook sends, or what a schema says of one that comes by a queue. */
export interface DocumentedMessage {
  readonly name: string;
  readonly body: MediaType | undefined;
  readonly headers: readonly SentHeader[];
  readonly place: Place;
}

/** What a webhook or callback of that name sends. */
export const messageOfWebhook = (document: Document, name: string): DocumentedMessage | undefined => listSent(document).find((sent) => sent.name === name);

/** A message that the schema of that name describes as a whole. It is JSON, and the document says nothing of what comes with it. */
export function messageOfSchema(document: Document, name: string): DocumentedMessage | undefined {
  const schemas = schemasIn(document);
  const place = schemas === undefined ? undefined : child(schemas, name);
  return place && { name, body: { type: 'application/json', schema: place, place }, headers: [], place };
}

/** Whichever of the two has that name. */
export const messageNamed = (document: Document, name: string): DocumentedMessage | undefined => messageOfWebhook(document, name) ?? messageOfSchema(document, name);

/** The names of all messages that a document describes. */
export const messageNames = (document: Document): readonly string[] => [...listSent(document).map(({ name }) => name), ...schemaNames(document)];

/** The names of the schemas that a document has. */
export const schemaNames = (document: Document): readonly string[] => Object.keys(objectAt(schemasIn(document)));

const schemasIn = (document: Document): Place | undefined => step(document, rootPlace(document), 'components', 'schemas');

const objectAt = (place: Place | undefined): object => (place !== undefined && isObject(place.value) ? place.value : {});
