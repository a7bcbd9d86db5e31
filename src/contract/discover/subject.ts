import { Failure } from '../../failure/failure.ts';
import { parsePath, writtenPath } from '../../generate/demand/path.ts';
import { follow } from '../../generate/demand/refuse.ts';
import { demandOf, listedIn } from '../../generate/demand/reliance.ts';
import { answerValue, drawInteraction } from '../../generate/draw-interaction.ts';
import type { Expectation } from '../../generate/expectation.ts';
import { isDescribed } from '../../generate/response/body.ts';
import { answerType, documentedResponse } from '../../generate/response/response.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { findOperation } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { valuesAt } from './change-field.ts';
import type { Field } from './fields.ts';
import { documentedFields } from './fields.ts';
import { innermost, isWithin } from './paths.ts';

/** An expectation, and what there is to try of its answer. */
export interface Subject {
  readonly expectation: Expectation;
  readonly fields: readonly Field[];
  /** All of the fields that one answer can have, as expectations write them: those that it always has first, and those near the top. */
  readonly paths: readonly string[];
  readonly isCut: boolean;
}

/** What is listed, and no more, is refused here where the document does not have it. */
export function subjectOf(document: Document, expectation: Expectation, most: number): Subject {
  const asListed = relyingOn(expectation, listedIn(expectation.response));
  drawInteraction(document, asListed);
  const schema = schemaOf(document, expectation);
  if (schema === undefined) return { expectation, fields: [], paths: [], isCut: false };
  const documented = documentedFields(document, schema, { demand: demandOf(expectation.response), most });
  const { isCut } = documented;
  const plain = plainIn(document, asListed);
  const fields = documented.fields.filter(({ path }) => !plain.some((outer) => isWithin(writtenPath(path), outer)));
  const known = new Set(fields.map(({ path }) => writtenPath(path)));
  // What is listed is tried, however deep it stands.
  const listed = listedIn(expectation.response).filter((path) => !known.has(path)).map((path) => follow({ document, schema }, parsePath(path)));
  const all = [...listed.map((end) => ({ ...end, isPromised: false })), ...fields];
  return { expectation, fields: all, paths: drawable(document, expectation, all.toSorted(promisedFirst).map(({ path }) => writtenPath(path))), isCut };
}

const promisedFirst = (a: Field, b: Field): number => Number(b.isPromised) - Number(a.isPromised);

/** What is listed and has nothing within: one value where the document allows several as well. */
function plainIn(document: Document, expectation: Expectation): readonly string[] {
  const body = answerValue(document, expectation)?.value ?? null;
  return listedIn(expectation.response).filter((path) => {
    const values = valuesAt(body, parsePath(path));
    return values.length > 0 && !values.some((value) => isArray(value) || isObject(value));
  });
}

/** The same expectation with a list in place of its own. */
export const relyingOn = (expectation: Expectation, relies: readonly string[]): Expectation => ({ ...expectation, response: { ...expectation.response, relies } });

/** The schema of the answer's body; undefined where there is nothing in it to leave out. */
function schemaOf(document: Document, { operation, response }: Expectation): Place | undefined {
  const media = answerType(documentedResponse(document, findOperation(document, operation), response.status));
  return media !== undefined && isDescribed(media.type) ? media.schema : undefined;
}

/** What can be in one answer together with what the test says of it: mostly all. */
function drawable(document: Document, expectation: Expectation, paths: readonly string[]): readonly string[] {
  const listed = listedIn(expectation.response);
  const isDrawn = (relies: readonly string[]): boolean => {
    try {
      return drawInteraction(document, relyingOn(expectation, innermost([...listed, ...relies]))).response.status > 0;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  };
  return isDrawn(paths) ? paths : paths.reduce<readonly string[]>((kept, path) => (isDrawn([...kept, path]) ? [...kept, path] : kept), []);
}
