import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { isForm, isJson, isText } from '../../openapi/media-types.ts';
import type { MediaType, Operation } from '../../openapi/operations.ts';
import { demandOfValue } from '../demand/demand.ts';
import { draw } from '../draw/draw.ts';
import { typeRule } from '../draw/rules.ts';
import { rootSpot } from '../draw/walk.ts';
import type { RequestValues } from '../expectation.ts';
import { wrongExpectation } from '../problem.ts';
import { checkRequestBody } from './check-body.ts';
import type { DrawnBody } from './drawn-body.ts';
import { formBody } from './form.ts';

/** The body that an operation documents, built around what is given; none where none is needed. */
export function drawRequestBody(document: Document, operation: Operation, given: RequestValues): DrawnBody | undefined {
  const wanted = given.body;
  if (wanted === undefined && !needsBody(operation)) return undefined;
  const media = mediaType(document, operation, given);
  if (typeof wanted === 'string' && !isJson(media.type)) return asGiven(wanted, media.type);
  if (isJson(media.type)) return jsonBody(document, media, wanted);
  if (isForm(media.type)) return formBody(document, media, wanted);
  if (isText(media.type)) return { ...asGiven('text', media.type), rules: { $: typeRule } };
  throw unsupported(document, operation, media.type);
}

/** Bodies of GET and HEAD are documented by mistake more often than by intent; there only a given one is sent. */
const needsBody = ({ body, method }: Operation): boolean => body !== undefined && body.required && method !== 'GET' && method !== 'HEAD';

function mediaType(document: Document, operation: Operation, given: RequestValues): MediaType {
  const content = operation.body?.content ?? [];
  const asked = Object.entries(given.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';')[0]?.trim().toLowerCase();
  const found = asked === undefined ? preferred(content) : content.find(({ type }) => type === asked);
  if (found !== undefined) return found;
  const known = content.map(({ type }) => type);
  const message = asked === undefined ? `${operation.id} documents no request body` : `${operation.id} takes no ${asked}: ${suggest(asked, known)}`;
  throw badInput('expectation.body.undocumented', message, { place: `${document.file}#${operation.place.pointer}` });
}

/** Kinds of body, the one that we can say most about first. */
const kinds = [(type: string): boolean => type === 'application/json', isJson, isForm, isText];

const preferred = (content: readonly MediaType[]): MediaType | undefined =>
  kinds.map((isKind) => content.find(({ type }) => isKind(type))).find((media) => media !== undefined) ?? content[0];

function jsonBody(document: Document, media: MediaType, given: Json | undefined): DrawnBody {
  const contentType = media.type.includes('*') ? 'application/json' : media.type;
  if (media.schema === undefined) return { body: { content: given ?? {}, contentType, encoded: false }, rules: {}, value: given ?? {} };
  const walk = { document, direction: 'request', echo: () => undefined } as const;
  const { example, rules } = draw(walk, rootSpot(media.schema), given === undefined ? undefined : demandOfValue(given));
  checkRequestBody(document, media.schema, example);
  return { body: { content: example, contentType, encoded: false }, rules: Object.fromEntries(rules), value: example };
}

const asGiven = (text: string, contentType: string): DrawnBody => ({ body: { content: text, contentType, encoded: false }, rules: {}, value: text });

const unsupported = (document: Document, operation: Operation, type: string): Error =>
  wrongExpectation(document, operation.place.pointer, {
    code: 'expectation.body.unsupported',
    message: `a body of type ${type} cannot be drawn: give it as text`,
  });
