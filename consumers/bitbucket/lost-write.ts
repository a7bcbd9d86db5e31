import { VendorError } from '../shared/errors/vendor-error.ts';

/** Whether a write that failed may have happened all the same: only a second look tells. */
export const mayHaveHappened = (error: unknown): boolean => error instanceof VendorError && (error.kind === 'unavailable' || error.kind === 'timeout');

/** Makes a change, and where nobody knows whether it happened, looks for it: what is found then is as good. */
export async function writeOrFind<Result>(write: () => Promise<Result>, find: () => Promise<Result | undefined | null>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const found = mayHaveHappened(error) ? await find() : undefined;
    if (found === undefined || found === null) throw error;
    return found;
  }
}
