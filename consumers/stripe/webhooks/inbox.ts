/** Which events were dealt with. Stripe delivers at least once, for three days: what several processes receive needs an inbox that they share. */
export interface Inbox {
  /** Takes an event on, unless somebody has: one process at a time, as by a unique index. */
  readonly begin: (id: string) => Promise<'new' | 'under-way' | 'done'>;
  readonly finish: (id: string) => Promise<void>;
  /** Dealing with it failed: it may begin again. */
  readonly release: (id: string) => Promise<void>;
}

/** Keeps the newest in memory: for one process, and tests. */
export function memoryInbox(most = 10_000): Inbox {
  const events = new Map<string, 'under-way' | 'done'>();
  return {
    begin: async (id) => {
      const known = events.get(id);
      if (known !== undefined) return known;
      events.set(id, 'under-way');
      const [oldest] = events.keys();
      if (events.size > most && oldest !== undefined) events.delete(oldest);
      return 'new';
    },
    finish: async (id) => void events.set(id, 'done'),
    release: async (id) => void events.delete(id),
  };
}

/** Deals with an event unless it was: once where that succeeds, and again where it fails. */
export async function dealOnce(inbox: Inbox, id: string, deal: () => Promise<void>): Promise<'dealt' | 'under-way' | 'done'> {
  const before = await inbox.begin(id);
  if (before !== 'new') return before;
  try {
    await deal();
  } catch (error) {
    await inbox.release(id);
    throw error;
  }
  await inbox.finish(id);
  return 'dealt';
}
