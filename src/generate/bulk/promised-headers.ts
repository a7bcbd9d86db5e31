import type { Document } from '../../openapi/document.ts';
import { isJson, isStream } from '../../openapi/media-types.ts';
import type { DocumentedResponse } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { answerType } from '../response/response.ts';
import type { Rely } from './demand-of-schema.ts';

interface Wish {
  readonly rely: Rely;
  readonly hasBody: boolean;
}

/** The headers of an answer that a consumer relies on when nobody says which: the required ones, or all; and of a file or text its type. */
export function promisedHeaders(document: Document, response: DocumentedResponse, { rely, hasBody }: Wish): readonly string[] {
  const named = response.headers.filter((header) => isTold(document, header) && (header.required || rely === 'all')).map(({ name }) => name);
  return hasBody && isTyped(response) ? ['Content-Type', ...named] : named;
}

/** The type of a body comes from its media type, whatever is documented of it; lists and objects are written in more than one way. */
function isTold(document: Document, { name, schema }: DocumentedResponse['headers'][number]): boolean {
  const types = schema && schemaAt(document, schema).types;
  return name.toLowerCase() !== 'content-type' && types?.has('array') !== true && types?.has('object') !== true;
}

/** JSON tells its type by the body that is relied on, and where the document describes none there may be none. */
function isTyped(response: DocumentedResponse): boolean {
  const media = answerType(response);
  return media !== undefined && !isJson(media.type) && !isStream(media.type) && !media.type.includes('*');
}
