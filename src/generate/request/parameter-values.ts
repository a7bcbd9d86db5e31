import { badInput } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import { checkFor } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation, Parameter } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { publishedValue } from '../../openapi/published.ts';
import { sample } from '../../openapi/sample.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { isInJson } from '../../openapi/wire/serialised.ts';
import { fieldStep } from '../demand/path.ts';
import { refuseShape } from '../demand/refuse.ts';
import { invalidValue } from '../draw/exact.ts';
import type { ParameterValues } from '../expectation.ts';
import { waysWith } from '../draw/way.ts';
import { unknownName, wrongExpectation } from '../problem.ts';
import { drawWhole } from './whole.ts';

/** A parameter's value in one request; one that was not given is only an example. */
export interface ParameterValue {
  readonly parameter: Parameter;
  readonly value: Json;
  readonly given: boolean;
}

/** The parameters of an operation that travel in one part of a request. */
export interface Part {
  readonly document: Document;
  readonly operation: Operation;
  readonly in: Parameter['in'];
}

/** The values that one part of a request carries: the given ones, and the required ones that are missing. */
export function parameterValues(part: Part, given: ParameterValues = {}): readonly ParameterValue[] {
  const parameters = part.operation.parameters.filter((parameter) => parameter.in === part.in);
  refuseUnknown(part, parameters, given);
  return parameters.flatMap((parameter): ParameterValue[] => {
    const value = givenValue(parameter, given);
    if (value !== undefined) {
      refuseWrong(part.document, parameter, value);
      return [{ parameter, value: asSent(part.document, parameter, value), given: true }];
    }
    return parameter.required ? [{ parameter, value: asSent(part.document, parameter, drawValue(part.document, parameter)), given: isConstant(part.document, parameter) }] : [];
  });
}

/** A parameter whose schema stands below a media type has no style: it travels as JSON, unless its text is given as it is. */
function asSent(document: Document, parameter: Parameter, value: Json): Json {
  const { schema } = parameter;
  const isText = typeof value === 'string' && schema !== undefined && !accepts({ document, place: schema, direction: 'request' }, value);
  return isInJson(parameter) && !isText ? JSON.stringify(value) : value;
}

function refuseUnknown({ document, operation, in: where }: Part, parameters: readonly Parameter[], given: ParameterValues): void {
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.some((known) => sameName(known, name, where)));
  if (unknown === undefined) return;
  const elsewhere = operation.parameters.find((parameter) => parameter.in !== 'cookie' && sameName(parameter.name, unknown, parameter.in));
  throw unknownName(document, {
    code: 'expectation.parameter.unknown',
    noun: `${where} parameter`,
    name: unknown,
    known: names,
    pointer: operation.place.pointer,
    ...(elsewhere === undefined ? {} : { fix: `give it under \`${elsewhere.in === 'header' ? 'headers' : elsewhere.in}\`` }),
  });
}

const sameName = (a: string, b: string, where: Parameter['in']): boolean => (where === 'header' ? a.toLowerCase() === b.toLowerCase() : a === b);

const givenValue = ({ name, in: where }: Parameter, given: ParameterValues): Json | undefined =>
  Object.entries(given).find(([key]) => sameName(key, name, where))?.[1];

function refuseWrong(document: Document, parameter: Parameter, value: Json): void {
  const { name, schema } = parameter;
  if (parameter.in === 'path' && value === '') throw emptySegment(document, parameter);
  // Parameters travel as text, so the text of a number is that number.
  if (schema === undefined || isTextOf(document, parameter, value)) return;
  refuseShape({ document, schema }, { path: [fieldStep(name)], here: [[schema]] }, value);
  const [violation] = checkFor(document, schema, 'request')(value);
  if (violation !== undefined) throw invalidValue(document, schema, { name, value, violation });
}

const emptySegment = (document: Document, { name, place }: Parameter): Error =>
  wrongExpectation(document, place.pointer, { code: 'expectation.value.invalid', message: `\`${name}\` cannot be "": it is a part of the path` });

function isTextOf(document: Document, parameter: Parameter, value: Json): boolean {
  if (typeof value !== 'string' || parameter.schema === undefined || value.trim() === '') return false;
  const typed = value === 'true' ? true : value === 'false' ? false : Number(value);
  return (typed === true || typed === false || Number.isFinite(typed)) && checkFor(document, parameter.schema, 'request')(typed).length === 0;
}

function drawValue(document: Document, parameter: Parameter): Json {
  const published = publishedValue(document, parameter);
  if (published !== undefined && published !== '' && holdsSomething(published)) return published;
  const { schema, name } = parameter;
  if (schema === undefined) return name;
  const { values } = schemaAt(document, schema);
  const sampled = (include: 'required' | 'all'): Json => sample(document, schema, { direction: 'request', include, name });
  const value = sampled('required');
  const word = value === '' ? wordFor(document, parameter, values) : undefined;
  if (word !== undefined) return word;
  if (values?.includes(value) === true) return value;
  const isValid = (candidate: Json): boolean => accepts({ document, place: schema, direction: 'request' }, candidate);
  if (isWhollyWritable(value) && isValid(value)) return value;
  const full = sampled('all');
  if (isWhollyWritable(full) && isValid(full)) return full;
  return drawnValue(document, parameter, schema);
}

function drawnValue(document: Document, parameter: Parameter, schema: Place): Json {
  const { example } = drawWhole(document, schema, { ways: waysWith('some', 'all'), what: `the ${parameter.in} parameter ${parameter.name}` });
  if (parameter.in !== 'path' || holdsSomething(example)) return example;
  const message = `the path parameter ${parameter.name} can only be an empty ${isArray(example) ? 'list' : 'object'}, which no path can hold`;
  throw badInput('operation.path.unwritable', message, { place: `${document.file}#${parameter.place.pointer}` });
}

/** A text where an empty one was drawn: it says more, unless only the empty one is valid. */
function wordFor(document: Document, parameter: Parameter, values: readonly Json[] = []): Json | undefined {
  const { name, schema } = parameter;
  const word = [...values.filter((value) => value !== ''), name, ''].find((each) => schema === undefined || accepts({ document, place: schema, direction: 'request' }, each));
  if (word === '' && parameter.in === 'path') throw emptySegment(document, parameter);
  return word;
}

/** An object or list without any text or number in it cannot be written in a query or a path. */
const holdsSomething = (value: Json): boolean => isScalar(value) || Object.values(value ?? {}).some((item) => item !== undefined && holdsSomething(item));

/** What is empty inside is lost on the way, and a member that is required with it. */
const isWhollyWritable = (value: Json): boolean => isScalar(value) || (holdsSomething(value) && Object.values(value ?? {}).every((item) => item === undefined || isWhollyWritable(item)));

/** A required parameter with one possible value tells operations apart: it is part of the request, not an example. */
const isConstant = (document: Document, { schema }: Parameter): boolean => schema !== undefined && schemaAt(document, schema).values?.length === 1;

/** The words under which a scalar travels. */
export const textOf = (value: Json): string => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));

export const isScalar = (value: Json): boolean => !isObject(value) && !isArray(value);
