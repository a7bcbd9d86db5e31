import { Failure } from '../failure/failure.ts';
import { systemFailure } from '../failure/system-failure.ts';
import type { Console } from '../report/console.ts';
import type { Outcome } from '../workflow/outcome.ts';
import type { Answer } from './context.ts';
import { exitCodes } from './exit-codes.ts';

export interface RunOptions {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly console: Console;
}

/** The one place where a command's end becomes words and an exit code. */
export async function runCommand(command: () => Promise<Answer>, options: RunOptions): Promise<number> {
  try {
    const answer = await command();
    if (options.json) options.console.answer(JSON.stringify(answer.json, null, 2));
    else if (answer.text !== '') options.console.answer(answer.text);
    const end = await answer.afterwards?.();
    return exitCodes[end ?? answer.outcome];
  } catch (error) {
    return exitCodes[tell(error, options)];
  }
}

/** A user's problem is one line; a bug of ours shows everything that helps to mend it. */
function tell(thrown: unknown, { console, json, verbose }: RunOptions): Outcome {
  const error = systemFailure(thrown) ?? thrown;
  if (error instanceof Failure) {
    console.warn(`vendorproof: ${error.message}`);
    if (json) console.answer(errorJson({ code: error.code, message: error.problem, place: error.place, fix: error.fix }));
    if (verbose && error.cause instanceof Error) console.warn(error.cause.stack ?? error.cause.message);
    return error.kind;
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.warn(`vendorproof: this is a bug of ours, please report it:\n${details}`);
  if (json) console.answer(errorJson({ code: 'bug', message: error instanceof Error ? error.message : String(error) }));
  return 'bug';
}

export interface ErrorForPrograms {
  readonly code: string;
  readonly message: string;
  readonly place?: string | undefined;
  readonly fix?: string | undefined;
}

/** What `--json` prints of a command that did not get to an answer. */
export const errorJson = (error: ErrorForPrograms): string => JSON.stringify({ error }, null, 2);
