/** By whom an asset can be seen, the most trusted first: who runs it knows more than who watches it, and that one more than who collects. */
export const sources = ['aws', 'crowdstrike', 'axonius'] as const;

export type Source = (typeof sources)[number];

/** What one source says of one asset. */
export interface Sighting {
  readonly source: Source;
  /** The source's own id of it. */
  readonly id: string;
  readonly hostname?: string | undefined;
  /** As `14:7d:da:0b:2c:91`. */
  readonly macs: readonly string[];
  readonly serial?: string | undefined;
  /** Text, since it may begin with zeros. */
  readonly cloudAccount?: string | undefined;
  readonly cloudInstance?: string | undefined;
  readonly os?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly lastSeen?: string | undefined;
}

/** A part of a source that is read whole or not at all: an account in a region. Only a whole one may say that something is gone. */
export type Scope =
  | { readonly source: Source; readonly name: string; readonly sightings: readonly Sighting[] }
  | { readonly source: Source; readonly name: string; readonly failed: string }
  /** The source has these scopes and no others: an account that was closed is gone. */
  | { readonly source: Source; readonly only: readonly string[] };

/** What is known of one asset, all sources together. */
export interface AssetRecord {
  /** Ours; stays while any source still knows the asset by one of its keys. */
  readonly id: string;
  readonly hostname: string | undefined;
  readonly os: string | undefined;
  readonly serial: string | undefined;
  readonly cloudAccount: string | undefined;
  readonly cloudInstance: string | undefined;
  readonly macs: readonly string[];
  readonly lastSeen: string | undefined;
  /** `aws:i-0a1b2c3d`, sorted. */
  readonly seenBy: readonly string[];
  /** Fields in which sources differ; the value above is the newest. */
  readonly conflicts: readonly Conflict[];
}

export interface Conflict {
  readonly field: ResolvedField;
  /** The one that was taken comes first. */
  readonly values: readonly { readonly value: string; readonly source: Source }[];
}

export type ResolvedField = 'hostname' | 'os' | 'serial' | 'cloudAccount' | 'cloudInstance';
