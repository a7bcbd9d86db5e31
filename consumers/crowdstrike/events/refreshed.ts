import type { Clock } from '../../shared/clock.ts';

interface Refreshing {
  readonly everyMs: number;
  readonly refresh: () => Promise<void>;
  readonly clock: Clock;
  /** Ends what is being read. */
  readonly stop: () => void;
}

const due = Symbol('due');

/** Hands out what comes, and refreshes all the while, also when nothing comes. A refresh that fails ends it. */
export async function* refreshed<Item>(items: AsyncIterator<Item, void>, refreshing: Refreshing): AsyncGenerator<Item, void, undefined> {
  const { everyMs, refresh, clock, stop } = refreshing;
  const timer = new AbortController();
  const next = (): Promise<typeof due> => clock.sleep(everyMs, timer.signal).then(() => due, () => due);
  let pause = next();
  let reading = items.next();
  try {
    for (;;) {
      // The refresh goes first: a stream that never pauses must not starve it.
      const first = await Promise.race([pause, reading]);
      if (first === due) {
        await refresh();
        pause = next();
        continue;
      }
      if (first.done === true) return;
      yield first.value;
      reading = items.next();
    }
  } finally {
    timer.abort();
    stop();
    reading.catch(() => {});
  }
}
