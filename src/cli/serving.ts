import { flushCompileCache } from 'node:module';
import type { Answer, Context } from './context.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Says where something listens as soon as it does, for people and programs alike; then it stays until it is stopped. */
export const servingAnswer = ({ untilStopped }: Context, { url, close }: Served): Answer => ({
  outcome: 'done',
  json: { url },
  text: `listening on ${url}`,
  afterwards: async () => {
    // Compiled code is kept for the next start however this one ends; a moment later it has in it what answers took.
    setTimeout(flushCompileCache, 1000).unref();
    await untilStopped();
    await close();
  },
});
