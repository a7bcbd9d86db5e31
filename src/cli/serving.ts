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
    await untilStopped();
    await close();
  },
});
