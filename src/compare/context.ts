import type { Document } from '../openapi/document.ts';
import type { DocumentedResponse, Operation } from '../openapi/operations.ts';
import type { Interaction } from '../pact/types.ts';
import type { Finding } from './finding.ts';

/** One interaction beside the operation that it exercises. */
export interface Context {
  readonly document: Document;
  readonly interaction: Interaction;
  /** The interaction's place in the pact: `/interactions/3`. */
  readonly pointer: string;
  readonly operation: Operation;
  /** Raw values of the path's parameters. */
  readonly path: ReadonlyMap<string, string>;
  /** What the documented path itself says about the query: `/#Action=ListUsers`. */
  readonly demands: readonly (readonly [string, string])[];
  /** What the document describes for the interaction's status. */
  readonly response: DocumentedResponse | undefined;
}

/** Compares one part of an interaction with its operation. */
export type Part = (context: Context) => readonly Finding[];
