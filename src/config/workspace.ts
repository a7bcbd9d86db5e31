/* c8 ignore start */
import type { EvidenceKind } from '../verdict/evidence.ts';

/** The config with every default filled in and every path absolute. */
export interface Workspace {
  /** The folder of the config file. */
  readonly root: string;
  readonly configFile: string;
  readonly pactsFolder: string;
  /** `.vendorproof`: the embedded broker's file, fragments of pacts, the last run. */
  readonly dataFolder: string;
  readonly testCommand: readonly string[];
  readonly testFilter: string | undefined;
  readonly vendors: readonly Vendor[];
  readonly environments: readonly EnvironmentPolicy[];
  readonly defaultEnvironment: EnvironmentPolicy;
}

export interface Vendor {
  /** The provider pacticipant. */
  readonly name: string;
  readonly group: string | undefined;
  /** The consumer pacticipant. */
  readonly consumer: string;
  readonly documentFile: string;
  readonly sourceFile: string;
  readonly clientFile: string;
  /** A vendor may have none, unless the config names it. */
  readonly providerFile: string;
  readonly isProviderNamed: boolean;
  /** Glob, relative to the workspace's root. */
  readonly tests: string;
}

export interface EnvironmentPolicy {
  readonly name: string;
  readonly production: boolean;
  readonly demands: EvidenceKind;
  readonly maxAgeDays: number | undefined;
}
