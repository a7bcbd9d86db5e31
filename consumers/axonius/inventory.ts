import type { Asset } from './types.ts';

/** What we keep of an asset, under a key of our own: the instance's ids change. */
export interface InventoryRecord {
  readonly key: string;
  readonly asset: Asset;
}

export type Outcome = 'added' | 'updated' | 'merged';

/**
 * Assets across syncs. One is known by the instance's id or, after it was merged or split, by what its adapters call it;
 * so the same machine stays one record.
 */
export class Inventory {
  readonly #records = new Map<string, InventoryRecord>();
  /** Keys by the instance's id and by the adapters' identities. */
  readonly #keys = new Map<string, string>();
  #made = 0;

  get size(): number {
    return this.#records.size;
  }

  records(): readonly InventoryRecord[] {
    return [...this.#records.values()];
  }

  /** `merged`: records that turned out to be one; the oldest of them stays. */
  put(asset: Asset): Outcome {
    const [key, ...others] = this.#known(asset);
    for (const other of others) this.#forget(other);
    if (key !== undefined) this.#forget(key, { keepPlace: true });
    this.#keep({ key: key ?? this.#newKey(asset), asset });
    return key === undefined ? 'added' : others.length === 0 ? 'updated' : 'merged';
  }

  /** Never an id of the instance: those come back for other assets. */
  #newKey({ type }: Asset): string {
    this.#made += 1;
    return `${type}-${this.#made}`;
  }

  /** Keys of the records that the asset is, in the order in which they came. */
  #known(asset: Asset): readonly string[] {
    const keys = new Set(marksOf(asset).flatMap((mark) => this.#keys.get(mark) ?? []));
    return keys.size < 2 ? [...keys] : [...this.#records.keys()].filter((key) => keys.has(key));
  }

  #keep(record: InventoryRecord): void {
    this.#records.set(record.key, record);
    for (const mark of marksOf(record.asset)) this.#keys.set(mark, record.key);
  }

  /** What it was known by leads nowhere any more: another asset may have it now. */
  #forget(key: string, { keepPlace = false } = {}): void {
    const record = this.#records.get(key);
    if (record === undefined) return;
    for (const mark of marksOf(record.asset)) if (this.#keys.get(mark) === key) this.#keys.delete(mark);
    if (!keepPlace) this.#records.delete(key);
  }
}

/** All that one asset is known by; kinds of assets do not meet. */
const marksOf = ({ type, id, identities }: Asset): readonly string[] => [id, ...identities].map((mark) => `${type}/${mark}`);
