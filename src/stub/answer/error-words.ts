import type { Json, JsonObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { acceptedTypes, itemsPlace } from '../../openapi/wire/accepted.ts';

/** What an error should say, whatever the vendor calls its fields. */
export interface ErrorFacts {
  readonly status: number;
  readonly message: string;
  /** The parameter or body field that is at fault; '' when none is. */
  readonly name: string;
  /** What the protocol calls the error: `invalid_client`. */
  readonly error?: string | undefined;
}

const messageNames = ['message', 'detail', 'error_description', 'errorMessage', 'error_message', 'description', 'reason', 'msg', 'title', 'error'];
const culpritNames = ['param', 'parameter', 'field', 'property', 'parameterName'];
const codeNames = /^(type|code|error|error_?code|reason|name|status|__type)$/i;
const ownNames = /^(code|error|error_?code|__type)$/i;

/** Errors nest no deeper: `errors[0].error.message`. */
const deepest = 4;

/** A part of an error body that says it: the message where the schema has room for one, and beside it what kind of error this is. */
export const errorWords = (document: Document, place: Place, facts: ErrorFacts): Json | undefined =>
  wordsAt({ document, facts, depth: 0 }, place) ?? (isText(document, place) ? facts.message : undefined);

/** Whether an error is a text and nothing else. */
function isText(document: Document, place: Place): boolean {
  const types = acceptedTypes(document, place);
  return types?.size === 1 && types.has('string') && schemaAt(document, place).values === undefined;
}

interface Walk {
  readonly document: Document;
  readonly facts: ErrorFacts;
  readonly depth: number;
}

function wordsAt(walk: Walk, place: Place): Json | undefined {
  const { document } = walk;
  if (walk.depth > deepest) return undefined;
  const items = acceptedTypes(document, place)?.has('array') === true ? itemsPlace(document, place) : undefined;
  if (items !== undefined) {
    const item = wordsAt(below(walk), items);
    return item === undefined ? undefined : [item];
  }
  const variants = [place, ...schemaAt(document, place).choices.flat()].map((variant) => schemaAt(document, variant));
  return variants.map((schema) => wordsIn(walk, schema)).find((words) => words !== undefined);
}

const below = (walk: Walk): Walk => ({ ...walk, depth: walk.depth + 1 });

function wordsIn(walk: Walk, schema: Schema): JsonObject | undefined {
  const { document, facts } = walk;
  const message = textField(document, schema, messageNames);
  if (message !== undefined) {
    const culprit = facts.name === '' ? undefined : textField(document, schema, culpritNames);
    const blamed = culprit === undefined ? {} : { [culprit]: facts.name };
    return { ...kinds(document, schema, facts), ...blamed, [message]: facts.message };
  }
  for (const [name, property] of schema.properties) {
    const nested = wordsAt(below(walk), property);
    if (nested !== undefined) return { [name]: nested };
  }
  return undefined;
}

/** The first of these names, in whichever case, under which any text may stand. */
function textField(document: Document, { properties }: Schema, names: readonly string[]): string | undefined {
  const takesText = (name: string): boolean => {
    const property = properties.get(name);
    if (property === undefined || schemaAt(document, property).values !== undefined) return false;
    return acceptedTypes(document, property)?.has('string') === true;
  };
  const spelt = (name: string): readonly string[] => [...properties.keys()].filter((key) => key.toLowerCase() === name.toLowerCase());
  return names.flatMap(spelt).find(takesText);
}

/** Among documented kinds of error the one whose name fits the status; where any text may stand, the protocol's name for it; a number that repeats the status. */
function kinds(document: Document, schema: Schema, { status, error }: ErrorFacts): JsonObject {
  const fields = [...schema.properties].flatMap(([name, property]): [string, Json][] => {
    if (!codeNames.test(name)) return [];
    const declared = schemaAt(document, property);
    const texts = (declared.values ?? []).filter((value) => typeof value === 'string');
    const fitting = wordsFor(status).map((word) => texts.find((text) => word.test(text))).find((text) => text !== undefined);
    if (fitting !== undefined) return [[name, fitting]];
    if (error !== undefined && ownNames.test(name) && declared.values === undefined && declared.types?.has('string') === true) return [[name, error]];
    return /status|code/i.test(name) && declared.types?.has('integer') === true ? [[name, status]] : [];
  });
  return Object.fromEntries(fields);
}

function wordsFor(status: number): readonly RegExp[] {
  if (status === 401) return [/unauth/i, /auth/i, /invalid/i];
  if (status === 403) return [/forbid|permission|denied/i, /auth|invalid/i];
  if (status === 404) return [/not.?found|missing|unknown/i, /invalid/i];
  return status < 500 ? [/invalid.?(request|param|input)|validation|bad.?request/i, /invalid|bad/i] : [/internal|server|api/i];
}
