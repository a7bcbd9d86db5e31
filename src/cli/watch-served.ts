import { Failure } from '../failure/failure.ts';
import type { Stub } from '../stub/stub.ts';
import { watchFiles } from '../system/watch-files.ts';
import type { Context } from './context.ts';
import type { Loaded } from './load-served.ts';

export interface WatchOptions {
  readonly stub: Stub;
  /** What is served at first. */
  readonly loaded: Loaded;
  /** Reads everything again. */
  readonly load: (edition: number) => Promise<Loaded>;
}

/** Serves files anew when one of them changes; while they cannot be served, what was served before stays. Answers how to end it. */
export function watchServed({ console }: Context, { stub, loaded, load }: WatchOptions): () => void {
  let edition = 0;
  // One after the other: what was read first must not be served last.
  let last = Promise.resolve();
  const watching = watchFiles(() => {
    edition += 1;
    const wanted = edition;
    last = last.then(() => (wanted === edition ? again(wanted) : undefined));
  });
  const again = async (wanted: number): Promise<void> => {
    try {
      const now = await load(wanted);
      stub.serve(now);
      watching.follow(now.paths);
      console.say(`serving what has changed: ${now.documents.map(({ document }) => `${document.title} ${document.version}`).join(', ')}`);
    } catch (error) {
      const problem = error instanceof Failure ? error.message : String(error);
      console.warn(`${problem}; what was there before is still served`);
    }
  };
  watching.follow(loaded.paths);
  return watching.close;
}
