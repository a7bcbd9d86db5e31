import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { publishedBody } from '../../openapi/published.ts';
import { fieldStyle } from '../../openapi/wire/form.ts';
import { waysWith } from '../draw/way.ts';
import { memberPath } from '../json-path.ts';
import type { DrawnBody } from './drawn-body.ts';
import type { Pair, Style } from './serialise.ts';
import { bracketPairs, pairsOf } from './serialise.ts';
import { textRule } from '../text-rule.ts';
import { drawWhole } from './whole.ts';

/** A form: the fields as text. Pact compares it name by name, so each drawn field has a rule of its own, whatever its depth. */
export function formBody(document: Document, media: MediaType, given: Json | undefined): DrawnBody {
  const value = drawForm(document, media, given);
  const exact = new Set(formPairs(media, given ?? {}).map(({ name }) => name));
  const pairs = formPairs(media, value);
  const rules = pairs.filter(({ name }) => !exact.has(name)).map((pair) => [memberPath('$', pair.name), textRule(pair.value)] as const);
  return { body: { content: pairs.map(written).join('&'), contentType: media.type, encoded: false }, rules: Object.fromEntries(rules), value };
}

function drawForm(document: Document, media: MediaType, given: Json | undefined): Json {
  if (media.schema === undefined) return given ?? {};
  // An object without members cannot be written in a form.
  return drawWhole(document, media.schema, { given, published: publishedBody(document, media, 'request'), ways: waysWith('some', 'all') }).example;
}

/** The fields of a form, each written as its `encoding` says. */
export function formPairs(media: MediaType, value: Json): readonly Pair[] {
  if (isArray(value)) return value.flatMap((item, index) => bracketPairs(String(index), item));
  return isObject(value) ? Object.entries(value).flatMap(([name, field]) => pairsOf(styleOf(media, name, field ?? null), field ?? null)) : [];
}

/** Without an encoding, OpenAPI's default for forms, but for objects: those have brackets wherever they are in use. */
const styleOf = (media: MediaType, name: string, value: Json): Style => fieldStyle(media, name, isObject(value) ? 'deepObject' : 'form');

/** Brackets stay readable: every server takes them as they are. */
const written = ({ name, text }: Pair): string => `${encode(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encode(text)}`;

const encode = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');
