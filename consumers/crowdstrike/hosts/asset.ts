/* c8 ignore start */
/** A host with a sensor, as our inventory knows it. What the vendor left out is null, or `unknown`. */
export interface Asset {
  /** Stable for as long as the sensor is installed. */
  readonly id: string;
  readonly tenant: string;
  readonly name: string | null;
  readonly kind: 'workstation' | 'server' | 'domain-controller' | 'unknown';
  readonly platform: 'windows' | 'macos' | 'linux' | 'other';
  readonly operatingSystem: { readonly name: string | null; readonly build: string | null; readonly kernel: string | null };
  readonly network: {
    /** `14:7d:da:0b:2c:91` */
    readonly mac: string | null;
    readonly localIp: string | null;
    readonly externalIp: string | null;
    readonly domain: string | null;
  };
  readonly hardware: { readonly manufacturer: string | null; readonly model: string | null; readonly serialNumber: string | null };
  readonly sensor: { readonly version: string | null; readonly functionality: 'full' | 'reduced' | 'unknown' };
  readonly isolation: Isolation;
  /** Null on premises. */
  readonly cloud: CloudInstance | null;
  readonly tags: readonly string[];
  readonly groups: readonly string[];
  /** ISO 8601 in UTC, to the millisecond; so are all times. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

/** Whether the host is cut off from the network; both ways take a while. */
export type Isolation = 'none' | 'pending' | 'isolated' | 'lifting' | 'unknown';

export interface CloudInstance {
  readonly provider: 'aws' | 'azure' | 'gcp' | 'other';
  readonly account: string | null;
  readonly instance: string | null;
  readonly zone: string | null;
}
/* c8 ignore stop */
