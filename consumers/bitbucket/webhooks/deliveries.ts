/** Remembers deliveries: a signature holds for ever, and the vendor delivers again what it takes for lost. */
export interface DeliveryLog {
  /** Whether a delivery was dealt with. */
  readonly has: (id: string) => Promise<boolean>;
  readonly add: (id: string) => Promise<void>;
}

/** Keeps the newest in memory: for one process, and tests. Several processes need a log that they share. */
export function memoryLog(most = 10_000): DeliveryLog {
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
