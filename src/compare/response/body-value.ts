import { Failure } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { parseJson } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { isUnreadJson, isXml } from '../../openapi/media-types.ts';
import type { Place } from '../../openapi/place.ts';
import { isFor } from '../../openapi/wire/accepted.ts';
import { readXml } from '../../openapi/wire/xml/read-xml.ts';
import { xmlBody } from '../../openapi/wire/xml/xml-value.ts';
import type { PactBody, PactResponse } from '../../pact/types.ts';
import { essenceOf, isJsonType, isPlainText } from '../media.ts';
import type { Rules } from '../projection/rules.ts';
import { readRules } from '../projection/rules.ts';

/** A body as a schema describes it. */
export interface BodyValue {
  readonly value: Json;
  readonly rules: Rules;
  /** Whether it stands in the pact as a text, into which no pointer leads. */
  readonly isText: boolean;
}

/** What a body says; undefined where no schema can tell. */
export function bodyValue(document: Document, schema: Place, { body, matchingRules }: Pick<PactResponse, 'body' | 'matchingRules'>): BodyValue | undefined {
  if (body === undefined) return undefined;
  const { content, contentType } = body;
  if (isJsonType(contentType) || (isPlainText(contentType) && isFor(document, schema, 'string'))) return { value: content, rules: readRules(matchingRules?.body), isText: false };
  const value = valueInText(document, schema, body);
  // Rules of texts speak of elements, or of nothing but the whole: of a field no more is relied on than that it is there, and of which type.
  return value === undefined ? undefined : { value, rules: anyOfItsType, isText: true };
}

const anyOfItsType: Rules = () => ({ combine: 'AND', matchers: [{ match: 'type' }] });

function valueInText(document: Document, schema: Place, { content, contentType, encoded }: PactBody): Json | undefined {
  if (typeof content !== 'string') return undefined;
  const type = essenceOf(contentType);
  const text = encoded === 'base64' ? Buffer.from(content, 'base64').toString('utf8') : content;
  if (isUnreadJson(type)) return jsonIn(text);
  const root = isXml(type) ? readXml(text) : undefined;
  return root && xmlBody(document, schema, root);
}

function jsonIn(text: string): Json | undefined {
  try {
    return parseJson(text, 'body');
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
