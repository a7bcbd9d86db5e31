import type { Bucket } from './bucket.ts';
import { createBucket } from './bucket.ts';
import type { Fault } from './fault.ts';
import { randomFrom } from './random.ts';

/** Faults in force and how often each has struck. */
export interface Faults {
  list(): readonly Fault[];
  /** Replaces those in force; counting and drawing begin anew. */
  replace(faults: readonly Fault[]): void;
  /** Those that may strike a request for this operation. */
  due(operation: string): readonly Due[];
}

/** A fault that may strike one request. */
export interface Due {
  readonly fault: Fault;
  /** Of a quota. */
  readonly bucket: Bucket | undefined;
  readonly random: () => number;
  /** Counts one strike; false when it has struck as often as it may. */
  strike(): boolean;
}

interface Entry {
  readonly fault: Fault;
  readonly bucket: Bucket | undefined;
  strikes: number;
}

export function createFaults(initial: readonly Fault[], seed: number): Faults {
  let entries = initial.map(newEntry);
  let random = randomFrom(seed);
  const isDue = ({ fault: { operation, count = Infinity, probability = 1 }, strikes }: Entry, id: string): boolean =>
    (operation === undefined || operation === id) && strikes < count && (probability >= 1 || random() < probability);
  const dueFrom = (entry: Entry): Due => ({
    fault: entry.fault,
    bucket: entry.bucket,
    random,
    strike() {
      // Another request may have come first since this one began.
      const isLeft = entry.strikes < (entry.fault.count ?? Infinity);
      if (isLeft) entry.strikes += 1;
      return isLeft;
    },
  });
  return {
    list: () => entries.map(({ fault }) => fault),
    replace(next) {
      entries = next.map(newEntry);
      random = randomFrom(seed);
    },
    due: (operation) => entries.filter((entry) => isDue(entry, operation)).map(dueFrom),
  };
}

const newEntry = (fault: Fault): Entry => ({ fault, bucket: bucketOf(fault), strikes: 0 });

/** Without a quota, none is let through. */
const bucketOf = (fault: Fault): Bucket | undefined =>
  (fault.kind === 'rate-limit' ? createBucket(fault.quota ?? { requests: 0, seconds: fault.retryAfter ?? 1 }) : undefined);

/** A namespace's own faults, after those that strike everywhere. */
export const besides = (own: Faults, shared: () => Faults): Faults => ({ ...own, due: (operation) => [...shared().due(operation), ...own.due(operation)] });
