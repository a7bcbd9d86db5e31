/* c8 ignore start */
/** devices, users, vulnerabilities, software, accounts, groups, … The vendor adds some with each release. */
export type AssetType = string;

/** One thing that the instance knows, whatever generation of the API told it. Of what its sources disagree about, the newest comes first. */
export interface Asset {
  /** Tells it from the console's own accounts, which the vendor calls users as well. */
  readonly kind: 'asset';
  readonly type: AssetType;
  /** The instance's id: another one after assets were merged or split. */
  readonly id: string;
  /** What the adapters call it; survives merging. */
  readonly identities: readonly string[];
  /** Host name, user name or CVE, as its newest source has it. */
  readonly name: string | undefined;
  readonly hostnames: readonly string[];
  /** As `14:7d:da:0b:2c:91`. */
  readonly macs: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly domain: string | undefined;
  readonly os: OperatingSystem | undefined;
  readonly hardware: Hardware;
  readonly cloud: Cloud;
  /** Of a device: who used it last. */
  readonly lastUsers: readonly string[];
  readonly account: Account;
  readonly software: readonly Software[];
  readonly vulnerabilities: readonly Vulnerability[];
  readonly openPorts: readonly OpenPort[];
  /** ISO 8601 in UTC: `2026-11-21T12:08:36Z`. */
  readonly firstSeen: string | undefined;
  readonly lastSeen: string | undefined;
  readonly tags: readonly string[];
  /** What people entered, by the name without its prefix: `owner_mail`. */
  readonly customFields: Readonly<Record<string, readonly string[]>>;
  /** Names of all adapters that know it. */
  readonly adapters: readonly string[];
  /** Who says what; the newest first. Empty where the fields that are wanted were listed. */
  readonly sources: readonly AssetSource[];
}

/** One adapter's view of an asset. */
export interface AssetSource {
  readonly adapter: string;
  /** The connection's label, where there is one. */
  readonly connection: string | undefined;
  /** What the adapter calls the asset, with the adapter's own name before it. */
  readonly identity: string | undefined;
  readonly lastSeen: string | undefined;
  readonly name: string | undefined;
}

export interface OperatingSystem {
  readonly type: string | undefined;
  readonly version: string | undefined;
  readonly build: string | undefined;
}

export interface Hardware {
  readonly serial: string | undefined;
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
}

export interface Cloud {
  readonly provider: string | undefined;
  readonly id: string | undefined;
  /** Text, since it may begin with zeros. */
  readonly account: string | undefined;
}

/** Of an asset user. */
export interface Account {
  readonly username: string | undefined;
  readonly mail: string | undefined;
  readonly displayName: string | undefined;
  readonly isAdmin: boolean | undefined;
  readonly isDisabled: boolean | undefined;
}

export interface Software {
  readonly name: string;
  readonly version: string | undefined;
  readonly vendor: string | undefined;
}

export interface Vulnerability {
  readonly cve: string;
  /** As the source says it, in lower case. */
  readonly severity: string | undefined;
  readonly cvss: number | undefined;
  readonly software: string | undefined;
  readonly softwareVersion: string | undefined;
}

export interface OpenPort {
  readonly port: number;
  readonly protocol: string | undefined;
  readonly service: string | undefined;
}

/** A person or service that may log in to the console: never an asset. */
export interface ConsoleAccount {
  readonly kind: 'console-account';
  readonly id: string;
  readonly username: string;
  readonly mail: string | undefined;
  readonly role: string | undefined;
  readonly source: string | undefined;
  readonly lastLogin: string | undefined;
}

export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly assetType: AssetType | undefined;
  /** In the vendor's query language. */
  readonly filter: string | undefined;
  readonly tags: readonly string[];
  readonly isPredefined: boolean;
}

/** How the connections of an adapter are, on one node. */
export interface AdapterHealth {
  readonly adapter: string;
  readonly node: string | undefined;
  /** `idle`: it has no connections. */
  readonly health: 'healthy' | 'warning' | 'failing' | 'idle';
  readonly connections: number;
  /** Those that do not bring what they should: a feed that is broken, not a call that failed. */
  readonly failing: readonly FailingConnection[];
}

export interface FailingConnection {
  readonly id: string;
  readonly label: string | undefined;
  readonly reason: string;
  readonly lastSuccess: string | undefined;
}

/** One run of a connection that fetched assets. */
export interface FetchRun {
  readonly adapter: string;
  readonly connection: string | undefined;
  readonly status: string;
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly devices: number | undefined;
  readonly users: number | undefined;
  readonly error: string | undefined;
}

/** A field that assets can have, by the name that queries use. */
export interface AssetField {
  readonly name: string;
  readonly title: string | undefined;
  readonly type: string;
  readonly format: string | undefined;
  /** The one adapter that has it; undefined for fields of all. */
  readonly adapter: string | undefined;
}
