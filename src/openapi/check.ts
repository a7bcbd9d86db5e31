import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../json/json.ts';
import { isArray } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import type { Document } from './document.ts';
import { withoutEchoes } from './echoes.ts';
import { compilePattern } from './pattern.ts';
import type { Place } from './place.ts';
import { valueAt } from './place.ts';
import type { Direction } from './standalone.ts';
import { convertSchema, originOf, schemaId } from './standalone.ts';

/** One way in which a value leaves its schema. */
export interface Violation {
  /** Where in the value, as a JSON pointer. For a missing or undeclared property: where it would stand, or stands. */
  readonly pointer: string;
  /** The JSON Schema keyword that is broken: `required`, `type`, `enum` … */
  readonly keyword: string;
  /** The rule's place in the document. */
  readonly rule: string;
  readonly message: string;
}

export type Check = (value: Json) => readonly Violation[];

/** One validator for each document and direction: what two schemas share is compiled once. */
const validators = new WeakMap<Document, Partial<Record<Direction, Ajv2020>>>();

/** Checks values against the schema at a place. Compiled at the first use. */
export function checkFor(document: Document, place: Place, direction: Direction): Check {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= compiled(document, place, direction);
    const ajv = validatorFor(document, direction);
    return validate(value) ? [] : withoutEchoes(validate.errors ?? [], (id) => ajv.schemas[id]?.schema).map(violationOf);
  };
}

function compiled(document: Document, place: Place, direction: Direction): ValidateFunction {
  const ajv = validatorFor(document, direction);
  register(ajv, { document, direction }, place);
  const validate = ajv.getSchema(schemaId(place.pointer));
  if (validate === undefined) throw new Error(`the schema at ${place.pointer} was registered and is not there`);
  return validate;
}

function validatorFor(document: Document, direction: Direction): Ajv2020 {
  const known = validators.get(document) ?? {};
  const ajv = known[direction] ?? newAjv();
  validators.set(document, { ...known, [direction]: ajv });
  return ajv;
}

/** Adds the schema and, in turn, all that it refers to. */
function register(ajv: Ajv2020, { document, direction }: { readonly document: Document; readonly direction: Direction }, place: Place): void {
  const waiting = [place];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ajv.schemas[schemaId(next.pointer)] !== undefined) continue;
    const { schema, references } = convertSchema(document, next, direction);
    ajv.addSchema(schema);
    waiting.push(...references.map((pointer) => ({ pointer, value: valueAt(document, pointer) ?? true })));
  }
}

const load = createRequire(import.meta.url);

/** Loaded at the first use: much is found valid without. */
function newAjv(): Ajv2020 {
  const library: typeof import('ajv/dist/2020.js') = load('ajv/dist/2020.js');
  const formats: typeof import('ajv-formats') = load('ajv-formats');
  // A vendor's schema may use keywords and formats that no validator knows: they are not this value's fault.
  const lenient = { strict: false, validateSchema: false, logger: false } as const;
  const ajv = new library.Ajv2020({ ...lenient, allErrors: true, verbose: true, ownProperties: true, code: { regExp } });
  formats.default(ajv);
  return ajv;
}

/** `code` would name the engine in generated source; we generate none. */
const regExp = Object.assign((pattern: string): RegExp => compilePattern(pattern) ?? /^/, { code: '' });

const violationOf = (error: ErrorObject): Violation =>
  ({ pointer: placeOf(error), keyword: error.keyword, rule: ruleOf(error), message: messageOf(error) });

function placeOf(error: ErrorObject): string {
  const property: unknown = error.params['missingProperty'] ?? error.params['additionalProperty'] ?? error.params['unevaluatedProperty'];
  return typeof property === 'string' ? joinPointer(error.instancePath, property) : error.instancePath;
}

/** The rule's pointer in the document: validators report the schema object, conversion knows where it came from. */
function ruleOf({ parentSchema, keyword }: ErrorObject): string {
  const origin = parentSchema === undefined ? undefined : originOf(parentSchema);
  return joinPointer(origin ?? '', keyword);
}

function messageOf(error: ErrorObject): string {
  if (error.keyword === 'required') return `the field \`${String(error.params['missingProperty'])}\` is missing`;
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties') return 'the document does not have this field';
  if (error.keyword === 'false schema') return 'must not be there';
  if (error.keyword === 'enum') return `must be one of ${JSON.stringify(error.params['allowedValues'])}`;
  if (error.keyword === 'const') return `must be ${JSON.stringify(error.params['allowedValue'])}`;
  if (error.keyword === 'oneOf' && isArray(error.params['passingSchemas'])) return 'fits more than one of the documented alternatives';
  if (error.keyword === 'anyOf' || error.keyword === 'oneOf') return 'fits none of the documented alternatives';
  return error.message ?? `breaks \`${error.keyword}\``;
}
