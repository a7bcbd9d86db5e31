import type { Document } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Problem, ProblemCode } from '../openapi/inspect/problem.ts';
import { checkCall, documentGiven } from './check-call.ts';

/** What a document has, and what is wrong with it. */
export interface Inspection {
  /** Which document it is. */
  readonly document: InspectedDocument;
  /** In document order; none where the document has only webhooks or components. */
  readonly operations: readonly InspectedOperation[];
  /** Errors first. The document can be used all the same. */
  readonly problems: readonly InspectedProblem[];
}

/** Which document was inspected. */
export interface InspectedDocument {
  /** `info.title`. */
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
  /** The OpenAPI version in the document's own words: `2.0`, `3.0.3`. */
  readonly openapi: string;
  /** Hex SHA-256 of the document's bytes. */
  readonly sha256: string;
}

/** One operation as the document has it. */
export interface InspectedOperation {
  /** The `operationId` where present and unique, else `METHOD /path`: what expectations and options call it. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path template: `/pets/{pet_id}`. */
  readonly path: string;
  /** The documented statuses: `200`, `4XX`, `default`. */
  readonly responses: readonly string[];
}

/** One thing that is wrong with a document. */
export interface InspectedProblem {
  /** Stable. */
  readonly code: ProblemCode;
  /** Of an `error` something cannot be used; a `warning` is for a person to look at. */
  readonly severity: 'error' | 'warning';
  /** RFC 6901, into the document as read. */
  readonly pointer: string;
  /** Where that is known; the first line is 1. */
  readonly line?: number;
  /** One sentence for people. */
  readonly message: string;
}

/**
 * Lists what a document has (OpenAPI 3.1, "Paths Object") and what is wrong with it: references that lead nowhere, operations that
 * cannot be told apart, parameters that are not declared, examples and defaults that their schema refuses, and whatever breaks the
 * OpenAPI specification. The same value as `vendorproof inspect --json`.
 *
 * Throws a `Failure`: `call.invalid` (the document is none, or was not awaited). What makes one unusable, `readDocument` has refused.
 *
 * @example
 * import { inspect, readDocument } from 'vendorproof';
 *
 * const { document, operations, problems } = await inspect(await readDocument('petshop.yaml'));
 * document.version; // → '2.1.0'
 * operations.map(({ id, responses }) => `${id} ${responses.join()}`); // → ['listPets 200', 'createPet 201', 'getPet 200,404']
 * problems; // → []
 */
export async function inspect(document: Document): Promise<Inspection> {
  checkCall('inspect', { document: documentGiven }, { document });
  const [{ inspectDocument }, { createLineFinder }, { listOperations }] = await Promise.all([
    import('../openapi/inspect/inspect.ts'),
    import('../openapi/inspect/lines.ts'),
    import('../openapi/operations.ts'),
  ]);
  const { title, version, declared, sha256, text } = document;
  const problems = await inspectDocument(document);
  const lineOf = createLineFinder(problems.length === 0 ? '' : (text ?? ''));
  return {
    document: { title, version, openapi: declared, sha256 },
    operations: listOperations(document).map(operationOf),
    problems: problems.map((problem) => withLine(problem, lineOf(problem.pointer))),
  };
}

const operationOf = ({ id, method, path, responses }: Operation): InspectedOperation => ({
  id, method, path, responses: responses.map(({ status }) => status),
});

const withLine = (problem: Problem, line: number | undefined): InspectedProblem => (line === undefined ? problem : { ...problem, line });
