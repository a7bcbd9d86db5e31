import { listed, suggest } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { TypeName } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Problem } from '../problem.ts';
import { wrongExpectation } from '../problem.ts';
import type { Described } from './documented.ts';
import { below, declaredNames, patternsOf } from './documented.ts';
import { canBeLike, inWords, typesIn } from './kinds.ts';
import type { Path, Step } from './path.ts';
import { eachElement, fieldStep, shownPath, writtenPath } from './path.ts';
import { repaired } from './repair.ts';

/** A body that the document describes. */
export interface Body {
  readonly document: Document;
  readonly schema: Place;
}

/** A path into a body and what the document has at its end. */
export interface End {
  readonly path: Path;
  readonly here: Described;
}

/** What the document has at the end of a path. The first step that it does not have is a `Failure` that says what to write instead. */
export function follow(body: Body, path: Path): End {
  let end = startOf(body);
  for (const step of path) end = { path: [...end.path, step], here: stepFrom(body, end, { step, whole: path }) };
  return end;
}

export const startOf = ({ schema }: Pick<Body, 'schema'>): End => ({ path: [], here: [[schema]] });

/** Refuses a value that has another shape than the document has there; whether its texts and numbers are valid is another question. */
export function refuseShape(body: Body, end: End, value: Json): void {
  const types = typesIn(body.document, end.here);
  if (types !== undefined && value !== null && !canBeLike(types, value)) throw otherShape(body, end, { value, types });
  for (const [step, inner] of membersOf(value)) {
    const path = [...end.path, step];
    refuseShape(body, { path, here: stepFrom(body, end, { step, whole: path }) }, inner);
  }
}

interface Misfit {
  readonly value: Json;
  readonly types: ReadonlySet<TypeName>;
}

function otherShape(body: Body, end: End, { value, types }: Misfit): Error {
  const message = `${shownPath(end.path)} is ${inWords(types)} in the document, not ${shapeOf(value)}`;
  const elements = types.has('array') ? typesIn(body.document, below(body.document, end.here, eachElement)) : undefined;
  const isElement = elements !== undefined && canBeLike(elements, value);
  return wrong(body, end, { code: 'expectation.value.shape', message, ...(isElement ? { fix: 'give a list of it: `[…]`' } : {}) });
}

function membersOf(value: Json): readonly (readonly [Step, Json])[] {
  if (isArray(value)) return value.map((item, index) => [{ kind: 'element', index }, item] as const);
  return isObject(value) ? Object.entries(value).flatMap(([name, field]) => (field === undefined ? [] : [[fieldStep(name), field] as const])) : [];
}

function shapeOf(value: Json): string {
  if (isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : JSON.stringify(value);
}

interface Wanted {
  readonly step: Step;
  /** All of what the person wrote. */
  readonly whole: Path;
}

function stepFrom(body: Body, end: End, { step, whole }: Wanted): Described {
  const { document, schema } = body;
  const next = below(document, end.here, step);
  if (next.length > 0) return next;
  const better = repaired(document, [[schema]], whole);
  const fix = better === undefined ? undefined : `write \`${writtenPath(better)}\``;
  throw wrong(body, end, { ...missing(document, end, { step, whole }), ...(fix === undefined ? {} : { fix }) });
}

function missing(document: Document, { path, here }: End, { step, whole }: Wanted): Problem {
  const types = typesIn(document, here);
  const isOfObject = step.kind === 'field' || step.kind === 'values';
  if (types !== undefined && !types.has(isOfObject ? 'object' : 'array')) {
    return { code: 'expectation.path.shape', message: `${shownPath(path)} is ${inWords(types)} in the document, so there is no \`${writtenPath(whole)}\`` };
  }
  const known = declaredNames(document, here);
  const named = writtenPath([...path, step]);
  if (step.kind === 'field') {
    const patterns = patternsOf(document, here);
    const near = known.length === 0 && patterns.length > 0 ? `names match ${patterns.join(' or ')}` : suggest(step.name, known);
    return { code: 'expectation.field.unknown', message: `there is no field \`${named}\`: ${near}` };
  }
  if (step.kind === 'values') return { code: 'expectation.field.unknown', message: `${shownPath(path)} is no map of values in the document: ${listed(known)}` };
  return { code: 'expectation.field.unknown', message: `there is no element \`${named}\`: the document has fewer` };
}

const wrong = ({ document, schema }: Body, { here }: End, problem: Problem): Error =>
  wrongExpectation(document, schemaAt(document, here[0]?.[0] ?? schema).place.pointer, problem);
