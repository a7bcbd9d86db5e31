import type { KitEvent } from '../observer.ts';
import { CredentialError } from './credentials-error.ts';
import type { CredentialSettings, CredentialSource } from './credentials.ts';
import type { Secret } from './secret.ts';

/** What the cache has to know about the values that it holds. */
export interface Reading<Value> {
  /** The references, for logs: `env:ACME_KEY`. */
  readonly source: string;
  readonly read: (so: ReadingFor<Value>) => Promise<Value>;
  readonly same: (one: Value, other: Value) => boolean;
  readonly secretsOf: (value: Value) => readonly Secret[];
  /** Undefined where the value does not say. */
  readonly expiryOf?: (value: Value) => { readonly freshUntil: number; readonly usableUntil: number } | undefined;
}

export interface ReadingFor<Value> {
  readonly signal: AbortSignal;
  /** The value in use; undefined where there is none, or where the vendor refuses it. */
  readonly inUse: Value | undefined;
}

interface Held<Value> {
  readonly value: Value;
  readonly readAt: number;
  readonly freshUntil: number;
}

/** No source is asked more often than that, however many calls are refused. */
const leastMs = 1000;

/** Holds a credential's last good value: one reading at a time, however many wait for it. */
export class CredentialCache<Value> implements CredentialSource<Value> {
  readonly name: string;
  readonly #settings: CredentialSettings;
  readonly #reading: Reading<Value>;
  #held: Held<Value> | undefined;
  #underWay: Promise<Value> | undefined;

  constructor(settings: CredentialSettings, reading: Reading<Value>) {
    this.name = settings.name;
    this.#settings = settings;
    this.#reading = reading;
  }

  readonly get = async (): Promise<Value> => {
    const held = this.#held;
    return held !== undefined && this.#now() < held.freshUntil ? held.value : this.#read(held?.value);
  };

  readonly renew = async (refused: Value): Promise<Value> => {
    const held = this.#held;
    const isKnown = held !== undefined && (this.#now() < held.readAt + leastMs || this.isAnother(held.value, refused));
    return isKnown ? held.value : this.#read(undefined);
  };

  readonly isAnother = (one: Value, other: Value): boolean => !this.#reading.same(one, other);

  #read(inUse: Value | undefined): Promise<Value> {
    this.#underWay ??= this.#readOnce(inUse).finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #readOnce(inUse: Value | undefined): Promise<Value> {
    const { timeoutMs = 5000 } = this.#settings;
    try {
      return this.#take(await within(timeoutMs, (signal) => this.#reading.read({ signal, inUse })));
    } catch (error) {
      this.#tell('failed');
      return this.#keep(error);
    }
  }

  #take(value: Value): Value {
    const isRotated = this.#held !== undefined && this.isAnother(this.#held.value, value);
    this.#reading.secretsOf(value).forEach((secret) => this.#settings.known?.learn(secret));
    this.#hold(value, this.#reading.expiryOf?.(value)?.freshUntil);
    this.#tell(isRotated ? 'rotated' : 'read');
    return value;
  }

  /** The last good value outlives a failed reading, and the source gets a moment's peace. */
  #keep(error: unknown): Value {
    const held = this.#held;
    const usableUntil = held && (this.#reading.expiryOf?.(held.value)?.usableUntil ?? Infinity);
    if (held === undefined || usableUntil === undefined || this.#now() >= usableUntil) throw new CredentialError(this.#names(), error);
    this.#hold(held.value, this.#now() + leastMs);
    return held.value;
  }

  #hold(value: Value, freshUntil = Infinity): void {
    const { timeToLiveMs = 300_000 } = this.#settings;
    const readAt = this.#now();
    this.#held = { value, readAt, freshUntil: Math.max(Math.min(freshUntil, readAt + timeToLiveMs), readAt + leastMs) };
  }

  #tell(what: Extract<KitEvent, { event: 'credential' }>['what']): void {
    this.#settings.observer.emit({ event: 'credential', ...this.#names(), what });
  }

  #names(): { readonly vendor: string; readonly name: string; readonly source: string } {
    return { vendor: this.#settings.vendor, name: this.name, source: this.#reading.source };
  }

  #now(): number {
    return this.#settings.clock.now();
  }
}

/** Ends the reading when its time is up, even where it does not heed the signal. */
function within<Result>(milliseconds: number, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const signal = AbortSignal.timeout(milliseconds);
  const { promise: late, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return Promise.race([run(signal), late]);
}
