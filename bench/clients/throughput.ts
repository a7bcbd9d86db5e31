import { VendorError } from '../../consumers/shared/errors/vendor-error.ts';
import type { Operations } from './vendor-case.ts';

/** What came of the calls of one operation. */
export interface Tally {
  readonly operation: string;
  /** In milliseconds, in order. */
  readonly latencies: readonly number[];
  /** By kind. */
  readonly errors: Readonly<Record<string, number>>;
}

const atOnce = 16;

/** Calls all operations in turn for so many seconds, 16 at once. */
export async function throughput(operations: Operations, seconds: number): Promise<{ readonly perMinute: number; readonly tallies: readonly Tally[] }> {
  const book = createBook(Object.keys(operations));
  const all = Object.entries(operations);
  const began = performance.now();
  let turn = 0;
  const callOnAndOn = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const [name, call] = all[turn++ % all.length] ?? [];
      if (name !== undefined && call !== undefined) await book.note(name, call);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, callOnAndOn));
  const tallies = book.tallies();
  const calls = tallies.reduce((sum, { latencies }) => sum + latencies.length, 0);
  return { perMinute: (calls / (performance.now() - began)) * 60_000, tallies };
}

export interface Book {
  readonly note: (operation: string, call: () => Promise<unknown>) => Promise<void>;
  readonly tallies: () => readonly Tally[];
}

/** Writes down how long calls took and which failed; a failure that is none of the vendor's ends the benchmark. */
export function createBook(operations: readonly string[]): Book {
  const latencies = new Map<string, number[]>(operations.map((operation) => [operation, []]));
  const errors = new Map<string, Map<string, number>>(operations.map((operation) => [operation, new Map()]));
  return {
    note: async (operation, call) => {
      const began = performance.now();
      try {
        await call();
        latencies.get(operation)?.push(performance.now() - began);
      } catch (error) {
        if (!(error instanceof VendorError)) throw error;
        const kinds = errors.get(operation);
        kinds?.set(error.kind, (kinds.get(error.kind) ?? 0) + 1);
      }
    },
    tallies: () =>
      operations.map((operation) => ({
        operation,
        latencies: (latencies.get(operation) ?? []).toSorted((a, b) => a - b),
        errors: Object.fromEntries(errors.get(operation) ?? []),
      })),
  };
}
