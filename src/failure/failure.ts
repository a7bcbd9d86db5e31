/** What went wrong, as the command line's exit codes tell it apart. */
export type FailureKind = 'no' | 'bad-input' | 'unknown' | 'unreachable';

export interface FailureDetails {
  /** Stable dotted code, for programs: `config.vendor.unknown`. */
  readonly code: string;
  readonly kind: FailureKind;
  /** Where: a file, a file and JSON pointer (`a.json#/x`), or a URL. */
  readonly place?: string;
  /** What to do about it: a command or an edit, one line. */
  readonly fix?: string;
  readonly cause?: unknown;
}

/** A problem that the user can mend. Anything else that is thrown is our own bug (exit code 70). */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly kind: FailureKind;
  /** What is wrong, without place and fix. */
  readonly problem: string;
  readonly place: string | undefined;
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
