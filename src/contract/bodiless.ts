import { Failure } from '../failure/failure.ts';
import { demandOf } from '../generate/demand/reliance.ts';
import type { Expectation } from '../generate/expectation.ts';
import { answerType, documentedResponse } from '../generate/response/response.ts';
import type { Document } from '../openapi/document.ts';
import { findOperation } from '../openapi/operations.ts';

/** The operation, where the vendor's answer has a body but the mock server's has none: nothing of it is relied on. */
export function bodilessOperation(document: Document, { operation, response }: Expectation): readonly string[] {
  const hasBody = answerType(documentedResponse(document, findOperation(document, operation), response.status)) !== undefined;
  return demandOf(response) === undefined && hasBody ? [operation] : [];
}

/** What to do for a client that looks for a body where there is none; nothing where it failed at something else. */
export function bodilessHint(operations: readonly string[], error: unknown): string | undefined {
  if (operations.length === 0 || !isAboutBody(error)) return undefined;
  return `name the fields that the client reads in \`relies\`: without one, the mock server answers ${[...new Set(operations)].join(' and ')} without a body`;
}

/** The client's own error, where a body would have spared it, as a failure that says so. */
export function failedWithoutBody(operations: readonly string[], error: unknown): unknown {
  const fix = bodilessHint(operations, error);
  if (fix === undefined || !(error instanceof Error)) return error;
  return new Failure(`the client failed: ${error.message}`, { code: 'contract.answer.bodiless', kind: 'no', fix, cause: error });
}

/** JSON that ends before it begins, or a field of nothing; clients wrap the one and the other. */
function isAboutBody(error: unknown, wraps = 3): boolean {
  if (!(error instanceof Error) || wraps === 0) return false;
  const isReading = error instanceof TypeError && /^Cannot (read|destructure) propert/.test(error.message);
  return error instanceof SyntaxError || isReading || isAboutBody(error.cause, wraps - 1);
}
