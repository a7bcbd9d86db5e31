/** What went wrong, as the command line's exit codes tell it apart. */
export type FailureKind = 'no' | 'bad-input' | 'unknown' | 'unreachable';

/** What a failure carries besides its message. */
export interface FailureDetails {
  /** Stable dotted code, for programs: `config.vendor.unknown`. */
  readonly code: string;
  /** Which exit code it makes of a command: 1, 2, 3 or 4. */
  readonly kind: FailureKind;
  /** Where: a file, a file and JSON pointer (`a.json#/x`), or a URL. */
  readonly place?: string;
  /** What to do about it: a command or an edit, one line. */
  readonly fix?: string;
  /** What was thrown before, for those who look into it. */
  readonly cause?: unknown;
}

/**
 * A problem that the user can mend: what every function of the library throws, and what a command prints as
 * `{error: {code, message, place, fix}}`. Anything else that is thrown is our own bug (exit code 70).
 *
 * @example
 * import { Failure, readDocument } from 'vendorproof';
 *
 * const problem: unknown = await readDocument('petshop.yml').catch((error: unknown) => error);
 * problem instanceof Failure && [problem.kind, problem.code, problem.place]; // → ['bad-input', 'document.missing', 'petshop.yml']
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** Stable dotted code, for programs: `operation.unknown`. */
  readonly code: string;
  /** Which exit code it makes of a command: 1, 2, 3 or 4. */
  readonly kind: FailureKind;
  /** What is wrong, without place and fix. */
  readonly problem: string;
  /** Where: a file, a file and JSON pointer (`a.json#/x`), or a URL. */
  readonly place: string | undefined;
  /** What to do about it: a command or an edit, one line. */
  readonly fix: string | undefined;

  /** Its message is the whole line, so that whoever prints only that, such as a test runner, prints the place as well. */
  constructor(problem: string, details: FailureDetails) {
    super(lineOf(problem, details), details.cause === undefined ? undefined : { cause: details.cause });
    this.problem = problem;
    this.code = details.code;
    this.kind = details.kind;
    this.place = details.place;
    this.fix = details.fix;
  }
}

function lineOf(problem: string, { place, fix }: FailureDetails): string {
  const where = place === undefined ? '' : `${place}: `;
  return `${where}${problem}${fix === undefined ? '' : ` → ${fix}`}`;
}

export const badInput = (code: string, message: string, more: Omit<FailureDetails, 'code' | 'kind'> = {}): Failure =>
  new Failure(message, { code, kind: 'bad-input', ...more });

export const unreachable = (code: string, message: string, more: Omit<FailureDetails, 'code' | 'kind'> = {}): Failure =>
  new Failure(message, { code, kind: 'unreachable', ...more });
