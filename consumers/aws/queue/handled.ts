/** Remembers which messages were dealt with: a queue may hand out one twice. */
export interface Handled {
  has(id: string): Promise<boolean>;
  add(id: string): Promise<void>;
}

/** The newest ones, in this process. */
export function handledInMemory(most = 10_000): Handled {
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
