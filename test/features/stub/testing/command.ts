import { setTimeout as sleep } from 'node:timers/promises';
import { main } from '../../../../src/cli/program.ts';
import { systemClock } from '../../../../src/system/clock.ts';

/** The command `stub`, serving. */
export interface Serving {
  readonly url: string;
  /** What it has said so far. */
  words(): string;
  /** Ends it as Ctrl-C does; answers its exit code. */
  end(): Promise<number>;
}

/** Runs `stub` in this process until it is ended. */
export async function serve(folder: string, ...args: readonly string[]): Promise<Serving> {
  const words: string[] = [];
  const stopped = Promise.withResolvers<void>();
  const print = (text: string): void => void words.push(text);
  const ended = main(['stub', ...args, '--port', '0'], { folder, environment: {}, clock: systemClock, out: print, err: print, untilStopped: () => stopped.promise });
  const all = (): string => words.join('');
  const url = await until(() => /listening on (http:\S+)/.exec(all())?.[1], all);
  return {
    url,
    words: all,
    end: () => {
      stopped.resolve();
      return ended;
    },
  };
}

/** Waits until something is there: it comes when it comes, but not after ten seconds. */
export async function until<Value>(look: () => Value | undefined | Promise<Value | undefined>, said: () => string = () => ''): Promise<Value> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(20);
  }
  throw new Error(`it did not come: ${said()}`);
}
