import { Failure } from './failure.ts';

/** Where a person's code called ours. */
export interface Call {
  readonly frames: string;
}

/** Remembers the caller of one of our functions; frames of the function itself and below are left out. */
export function rememberCall(ours: (...args: never[]) => unknown): Call {
  const trace = { stack: '' };
  Error.captureStackTrace(trace, ours);
  const frames = trace.stack.split('\n').filter((line) => line.trim().startsWith('at '));
  const own = frames.filter((line) => !/node:internal|[\\/]node_modules[\\/]/.test(line));
  return { frames: (own.length > 0 ? own : frames).join('\n') };
}

/** A failure as the caller shall see it: its stack leads to their line and not through our code. Another error is left as it is. */
export function seenFrom(call: Call, error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  // Several tests may end in one failure, such as a vendor that is not there: each has its own line.
  const { problem, code, kind, place, fix, cause } = error;
  const more = { ...(place === undefined ? {} : { place }), ...(fix === undefined ? {} : { fix }), ...(cause === undefined ? {} : { cause }) };
  const seen = new Failure(problem, { code, kind, ...more });
  seen.stack = `${seen.name}: ${seen.message}\n${call.frames}`;
  return seen;
}
