import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { lookUp } from '../../src/json/pointer.ts';
import type { Direction } from './dialect.ts';
import { inJsonSchema } from './dialect.ts';

export interface Question {
  /** RFC 6901, into the document. */
  readonly pointer: string;
  readonly direction: Direction;
  /** Whether the value came as text, so that `1` is a number where one is asked for. */
  readonly fromText: boolean;
}

/** What speaks against a value; undefined for a valid one. */
export type Judge = (value: Json, question: Question) => string | undefined;

/** A judge over one document, by a validator and a conversion of schemas that the engine has no part in. */
export function createJudge(root: JsonObject): Judge {
  const benches = new Map<string, Bench>();
  return (value, { pointer, direction, fromText }) => {
    const key = `${direction} ${fromText}`;
    const bench = benches.get(key) ?? createBench(root, direction, fromText);
    benches.set(key, bench);
    const validate = bench(pointer);
    return validate(structuredClone(value)) ? undefined : inWords(validate.errors?.[0]);
  };
}

type Bench = (pointer: string) => ValidateFunction;

function createBench(root: JsonObject, direction: Direction, fromText: boolean): Bench {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, ownProperties: true, code: { regExp }, coerceTypes: fromText ? 'array' : false });
  addFormats.default(ajv);
  const names = new Map<string, string>();
  const waiting: string[] = [];
  const nameOf = (pointer: string): string => {
    const known = names.get(pointer) ?? `schema-${names.size}`;
    if (!names.has(pointer)) waiting.push(pointer);
    names.set(pointer, known);
    return known;
  };
  const valueOf = (reference: string): Json | undefined => (reference.startsWith('#') ? lookUp(root, decoded(reference.slice(1))) : undefined);
  const around = {
    is30: JSON.stringify(root['openapi']).startsWith('"3.0'),
    direction,
    valueOf,
    nameOf: (reference: string) => (valueOf(reference) === undefined ? undefined : nameOf(decoded(reference.slice(1)))),
  };
  return (pointer) => {
    const name = nameOf(pointer);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      ajv.addSchema({ $id: nameOf(next), allOf: [inJsonSchema(lookUp(root, next) ?? true, around)] });
    }
    const validate = ajv.getSchema(name);
    if (validate === undefined) throw new Error(`no schema at ${pointer}`);
    return validate;
  };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const regExp = Object.assign((pattern: string): RegExp => compiled(pattern, 'u') ?? compiled(pattern, '') ?? /^/, { code: '' });

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

const inWords = (error: ErrorObject | undefined): string => (error === undefined ? 'invalid' : `${error.keyword} at ${error.instancePath || '/'}: ${error.message ?? ''}`);
