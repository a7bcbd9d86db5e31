/** Remembers what was dealt with, by id: queues and webhooks hand out the same thing again. Several processes need one that they share. */
export interface DealtWith {
  readonly has: (id: string) => Promise<boolean>;
  readonly add: (id: string) => Promise<void>;
}

/** The newest, in memory: for one process, and tests. */
export function dealtWithInMemory(most = 10_000): DealtWith {
  const ids = new Set<string>();
  return {
    has: async (id) => ids.has(id),
    add: async (id) => {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > most && oldest !== undefined) ids.delete(oldest);
    },
  };
}
