import type { QueueApi } from '../../aws/queue/client.ts';
import type { Announcer } from './sync.ts';

/** Announces records on a FIFO queue: those of one record in order, and each version once however often it is sent. */
export const queueAnnouncer = (queue: Pick<QueueApi, 'send'>): Announcer => ({
  send: async (announcement) => {
    const { record, version } = announcement;
    await queue.send(JSON.stringify(announcement), { group: record, deduplication: `${record}-${version}` });
  },
});
