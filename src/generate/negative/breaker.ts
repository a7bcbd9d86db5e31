/* c8 ignore start */
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { ParameterValues } from '../expectation.ts';
import type { PactRequest } from '../../pact/types.ts';

/** A request that keeps all rules of its operation. */
export interface Subject {
  readonly document: Document;
  readonly operation: Operation;
  readonly request: PactRequest;
}

/** The request with one documented rule broken. */
export interface Broken {
  readonly request: PactRequest;
  /** What the request has that it should not: `the field name left out`. */
  readonly fault: string;
  /** What only a provider state can make wrong of it: the id of what does not exist. */
  readonly stated?: ParameterValues;
}

/** Breaks one rule of a request; undefined where there is none of its kind. */
export type Breaker = (subject: Subject) => Broken | undefined;
