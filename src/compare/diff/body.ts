import { isAnyType, isJson } from '../../openapi/media-types.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import type { Direction } from '../../openapi/standalone.ts';
import type { DiffCode } from './codes.ts';
import { diffCodes } from './codes.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';
import type { BodyAspect } from './schema/local.ts';
import { holderIn } from './still-there.ts';
import { diffSchemas } from './schema/diff-schemas.ts';

interface Bodies {
  readonly direction: Direction;
  readonly was: readonly MediaType[];
  readonly is: readonly MediaType[];
  /** What holds the bodies in the new document. */
  readonly owner: Place;
  /** `the body of createPet`. */
  readonly name: string;
  /** The answer's, as documented. */
  readonly status?: string;
}

/** The bodies that a request or an answer may have, by content type. */
export function diffBodies(pair: Pair, bodies: Bodies): readonly Difference[] {
  const { direction, was, is, owner, name } = bodies;
  const status = bodies.status === undefined ? {} : { status: bodies.status };
  const said = (change: 'added' | 'removed', type: string, pointer: string): Difference =>
    differing(pair, { code: `${direction}.content-type.${change}`, pointer, message: `${name} ${change === 'added' ? 'may now be' : 'is no longer'} ${type}`, ...status });
  const pairs = was.map((before) => ({ before, after: counterpart(before, was, is) }));
  const isKept = ({ type }: MediaType): boolean => pairs.some(({ before, after }) => after?.type === type && (before.type === type || isAnyType(before.type)));
  const isTaken = ({ before, after }: (typeof pairs)[number]): boolean => after !== undefined && (direction === 'response' || before.type === after.type || isAnyType(after.type));
  return [
    ...pairs.filter((one) => !isTaken(one)).map(({ before }) => said('removed', before.type, holderIn(pair.documents.now, owner, 'content'))),
    ...onceEach(pairs.flatMap(({ before, after }) => (after === undefined ? [] : diffBody(pair, bodies, { before, after })))),
    ...is.filter((media) => !isKept(media)).map(({ type, place }) => said('added', type, place.pointer)),
  ];
}

/** Bodies of several content types mostly change alike: that is said once. */
const onceEach = (differences: readonly Difference[]): readonly Difference[] =>
  [...new Map(differences.toReversed().map((one) => [`${one.code} ${one.message}`, one])).values()].toReversed();

/** The same type; or JSON for what named no type at all, and the other way round: it is what is sent then. */
function counterpart(before: MediaType, was: readonly MediaType[], is: readonly MediaType[]): MediaType | undefined {
  const free = is.filter(({ type }) => !was.some((other) => other.type === type));
  const isLike = (type: string): boolean => (isAnyType(before.type) ? isJson(type) : isJson(before.type) && isAnyType(type));
  return is.find(({ type }) => type === before.type) ?? free.find(({ type }) => isLike(type));
}

function diffBody(pair: Pair, bodies: Bodies, { before, after }: { readonly before: MediaType; readonly after: MediaType }): readonly Difference[] {
  const { direction, name } = bodies;
  const status = bodies.status === undefined ? {} : { status: bodies.status };
  const sides = { documents: pair.documents, direction, was: schemaOf(before), is: schemaOf(after) };
  return diffSchemas(sides).flatMap(({ aspect, field, pointer, words }) => {
    const code = codeFor(direction, aspect);
    const subject = field === '' ? name : `\`${field}\` in ${name}`;
    return code === undefined ? [] : [differing(pair, { code, pointer, message: `${subject} ${words}`, field, ...status })];
  });
}

/** No schema is a schema that takes anything. */
const schemaOf = ({ schema, place }: MediaType): Place => schema ?? { pointer: place.pointer, value: {} };

/** Some changes are one and the same to a request, others to an answer. */
const namesakes: Readonly<Partial<Record<string, DiffCode>>> = {
  'request.body.format-added': 'request.body.format',
  'response.body.format-removed': 'response.body.format',
};

function codeFor(direction: Direction, aspect: BodyAspect): DiffCode | undefined {
  const code = `${direction}.body.${aspect}`;
  return isCode(code) ? code : namesakes[code];
}

const isCode = (code: string): code is DiffCode => Object.hasOwn(diffCodes, code);

