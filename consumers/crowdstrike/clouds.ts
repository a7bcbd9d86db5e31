/** The vendor's clouds: the only hosts that are ever sent the client's secret or a token. */
export const falconClouds: Readonly<Record<string, string>> = {
  'us-1': 'https://api.crowdstrike.com',
  'us-2': 'https://api.us-2.crowdstrike.com',
  'us-3': 'https://api.us-3.crowdstrike.com',
  'eu-1': 'https://api.eu-1.crowdstrike.com',
  'us-gov-1': 'https://api.laggar.gcw.crowdstrike.com',
  'us-gov-2': 'https://api.us-gov-2.crowdstrike.mil',
};

const otherNames: ReadonlyMap<string, string> = new Map([['gov-1', 'us-gov-1'], ['gov-2', 'us-gov-2']]);

/** Which cloud the tenant lives in: told by configuration at first, then by the vendor. */
export class Clouds {
  readonly #addresses: ReadonlyMap<string, string>;
  #current: string;

  constructor(addresses: Readonly<Record<string, string>>, start: string) {
    this.#addresses = new Map(Object.entries(addresses));
    this.#current = nameOf(start);
    if (!this.#addresses.has(this.#current)) throw new TypeError(`there is no cloud ${start}: known are ${[...this.#addresses.keys()].join(', ')}`);
  }

  get current(): string {
    return this.#current;
  }

  get address(): string {
    return this.#addresses.get(this.#current) ?? '';
  }

  /** Goes to the cloud of that name; says no where there is none. */
  moveTo(region: string): boolean {
    const name = nameOf(region);
    if (!this.#addresses.has(name)) return false;
    this.#current = name;
    return true;
  }

  /** Goes to the cloud that has this address; says no where none has it. */
  moveToAddress(location: string): boolean {
    const origin = URL.parse(location)?.origin;
    const found = [...this.#addresses].find(([, address]) => new URL(address).origin === origin);
    return found !== undefined && this.moveTo(found[0]);
  }
}

const nameOf = (region: string): string => otherNames.get(region) ?? region;
