import { VendorError } from '../errors/vendor-error.ts';
import type { ErrorKind } from '../errors/kinds.ts';

/** Why what was read cannot be used, in words that quote no value. Never leaves this folder. */
export class CredentialProblem extends Error {}

/** There is no credential to call the vendor with. */
export class CredentialError extends VendorError {
  override readonly name: string = 'CredentialError';
  /** Where it was looked for: `env:ACME_KEY`. */
  readonly source: string;

  constructor({ vendor, name, source }: { readonly vendor: string; readonly name: string; readonly source: string }, problem: unknown) {
    const exchange = { vendor, request: `credential ${name}`, status: undefined, requestId: undefined };
    super(`cannot be had from ${source}: ${wordsOf(problem)}`, exchange, kindOf(problem));
    this.source = source;
  }
}

/** Messages of libraries are not repeated: they may quote what they read. */
function wordsOf(problem: unknown): string {
  if (problem instanceof CredentialProblem) return problem.message;
  if (!(problem instanceof Error)) return 'reading it failed';
  return `reading it failed (${'code' in problem && typeof problem.code === 'string' ? problem.code : problem.name})`;
}

/** A value that is not there stays away until somebody mends it; a store that does not answer may answer later. */
const kindOf = (problem: unknown): ErrorKind => (problem instanceof CredentialProblem ? 'authentication' : 'unavailable');
