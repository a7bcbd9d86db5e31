/* c8 ignore start */
import type { Selection } from './selection.ts';
import type { AdapterHealth, Asset, AssetField, AssetType, ConsoleAccount, FetchRun, SavedQuery } from './types.ts';

/** What we use of an Axonius instance. Whichever generation of its API is behind it, the results are the same. */
export interface AxoniusApi {
  /** All assets that are selected, page by page as they are taken. Each comes once, by the instance's id. */
  assets(type: AssetType, options?: AssetsOptions): AsyncGenerator<Asset, void, undefined>;
  /** One asset with all that its sources say. */
  asset(type: AssetType, id: string, options?: { readonly history?: string }): Promise<Asset>;
  /** How many there are; waits while the instance counts. */
  countAssets(type: AssetType, selection?: Selection): Promise<number>;
  /** The fields that assets of the type can have, by the names that queries use. */
  assetFields(type: AssetType, search?: string): Promise<readonly AssetField[]>;
  /** Has the tags on all of them; those that are there already stay. Nothing is sent where there is nothing to do. */
  addTags(type: AssetType, ids: readonly string[], tags: readonly string[]): Promise<void>;
  removeTags(type: AssetType, ids: readonly string[], tags: readonly string[]): Promise<void>;
  /** Sets a field that people made in the console, by the name that it has there. No values empty it. */
  updateCustomField(type: AssetType, ids: readonly string[], field: CustomField): Promise<void>;
  savedQueries(): AsyncGenerator<SavedQuery, void, undefined>;
  savedQuery(id: string): Promise<SavedQuery>;
  /** How the adapters' connections are: a feed that is broken leaves assets out without a call that fails. */
  adapters(): Promise<readonly AdapterHealth[]>;
  /** What the adapters are called in the console, by their names. */
  adapterTitles(): Promise<ReadonlyMap<string, string>>;
  /** Runs of connections, the newest first. */
  fetchHistory(filter?: FetchFilter): AsyncGenerator<FetchRun, void, undefined>;
  /** Who may log in to the console. Users among the assets are `assets('users')`. */
  consoleAccounts(): Promise<readonly ConsoleAccount[]>;
  about(): Promise<About>;
  /** Runs an action set of the console on assets. Never repeated: nobody knows what it does. */
  runEnforcement(type: AssetType, ids: readonly string[], actionSet: string): Promise<void>;
  /** The OpenAPI document of this very instance, as YAML. */
  openApiDocument(): Promise<string>;
}

export type AssetsOptions = Selection & {
  /** Assets a page, 2000 at most. Default 1000; fewer where assets are large. */
  readonly pageSize?: number;
  /** Dotted names: only these are answered. Default: all that the sources say. */
  readonly fields?: readonly string[];
  /** What is large and not needed: `specific_data.data.installed_software`. The newer API only. */
  readonly fieldsToExclude?: readonly string[];
  /** `cursor` is quicker and steadier; `offset` needs no metadata. Default `cursor`. */
  readonly paging?: Paging;
  /** Without metadata there is no cursor, so pages are counted by offset. Default true. */
  readonly metadata?: boolean;
  /** Rows that the instance has from before. Default false. */
  readonly cached?: boolean;
  /** Told of an asset that came before: pages shift while the instance correlates. */
  readonly onDuplicate?: (id: string) => void;
  readonly signal?: AbortSignal;
};

export type Paging = 'cursor' | 'offset';

export interface CustomField {
  readonly name: string;
  readonly values: readonly string[];
}

export interface FetchFilter {
  readonly adapters?: readonly string[];
  /** success, partial, failure, … */
  readonly statuses?: readonly string[];
  /** Both or none: from when to when. */
  readonly between?: { readonly from: Date; readonly to: Date };
}

export interface About {
  readonly version: string;
  readonly customer: string | undefined;
  readonly host: string | undefined;
}
