import type { ProviderFile } from '../config/types.ts';
import { badInput, Failure } from '../failure/failure.ts';
import type { Document } from '../openapi/document.ts';
import { findOperation } from '../openapi/operations.ts';

export interface StatesOfDocument {
  readonly provider: ProviderFile;
  /** As messages call it. */
  readonly providerFile: string;
  readonly document: Document;
}

/** A state that speaks of an operation which the document does not have is a mistake in the provider file, and told as one. */
export function checkOperations({ provider, providerFile, document }: StatesOfDocument): void {
  for (const [state, { stub }] of Object.entries(provider.states)) {
    for (const { operation } of stub) {
      const problem = operation === undefined ? undefined : problemWith(document, operation);
      if (problem === undefined) continue;
      const fix = `name an operation of ${document.file} there, or take it out of the state`;
      throw badInput('provider.operation.unknown', `the state “${state}”: ${problem}`, { place: providerFile, fix });
    }
  }
}

function problemWith(document: Document, operation: string): string | undefined {
  try {
    findOperation(document, operation);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.problem;
    throw error;
  }
}
