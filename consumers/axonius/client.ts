import { KnownSecrets } from '../shared/auth/known-secrets.ts';
import { createCaller, type Caller } from '../shared/call/caller.ts';
import type { Connection } from '../shared/call/kit.ts';
import { systemClock } from '../shared/clock.ts';
import { isNotFound } from '../shared/errors/guards.ts';
import type { FailedCall } from '../shared/failed-call.ts';
import { walkPages, type Page } from '../shared/pages.ts';
import type { About, AssetsOptions, AxoniusApi, CustomField, FetchFilter } from './api.ts';
import type { AssetsQuery, Generation } from './assets/generation.ts';
import { newer } from './assets/newer.ts';
import { older } from './assets/older.ts';
import { queryOf } from './assets/query-of.ts';
import { walkAssets } from './assets/walk.ts';
import { authorizerOf, type AxoniusCredentials } from './credentials.ts';
import { SavedQueryNotFoundError } from './errors/saved-query-not-found-error.ts';
import { toAxoniusError } from './errors/to-axonius-error.ts';
import { instanceAddress } from './instance.ts';
import { listAdapterNames, listAdapters } from './requests/adapters.ts';
import { getAsset, getAssetFields } from './requests/asset.ts';
import { runEnforcement } from './requests/enforcement.ts';
import { fetchHistory } from './requests/fetch-history.ts';
import { getAbout, listSystemUsers, openApiYaml } from './requests/instance.ts';
import { changeTags, updateCustomFields } from './requests/marking.ts';
import { untilReady, type PendingRequest, type Polling } from './requests/pending.ts';
import { getSavedQuery, listSavedQueries } from './requests/saved-queries.ts';
import { checkSelection, type Selection } from './selection.ts';
import type { AdapterHealth, Asset, AssetField, AssetType, ConsoleAccount, FetchRun, SavedQuery } from './types.ts';

export interface AxoniusOptions extends Omit<Connection, 'baseUrl'> {
  /** Each customer has an instance of its own: `https://acme-sec.on.axonius.com`. */
  readonly baseUrl: string;
  readonly credentials: AxoniusCredentials;
  /** Which generation of the API hands out assets and counts: `v1` for instances that do not have the newer one yet. Default `v2`. */
  readonly generation?: 'v2' | 'v1';
  /** While the instance prepares a page, or counts. Default: each second, 300 times. */
  readonly polling?: Partial<Polling>;
  /** In bytes. An answer that is larger is refused before it is in memory; smaller pages or fewer fields help. Default 128 MiB. */
  readonly largestAnswer?: number;
  /** A list with more pages than this is taken for endless. Default 10,000. */
  readonly maxPages?: number;
}

/** Instances are slow rather than strict: deep pages take minutes, and more than two calls at once make all of them slower. */
export const patience = {
  timeoutMs: 300_000,
  deadlineMs: 1_200_000,
  limits: { concurrent: 2 },
  retry: { attempts: 4, firstMs: 1000, longestMs: 60_000 },
} as const;

const generations: Readonly<Record<'v1' | 'v2', Generation>> = { v1: older, v2: newer };

/** One Axonius instance. Two of them in a process share nothing. */
export class AxoniusClient implements AxoniusApi {
  readonly #caller: Caller;
  readonly #generation: Generation;
  readonly #untilReady: <Result>(request: PendingRequest<Result>) => Promise<Result>;
  readonly #maxPages: number;

  constructor({ credentials, generation = 'v2', polling, largestAnswer = 128 * 1024 * 1024, maxPages = 10_000, ...given }: AxoniusOptions) {
    const baseUrl = instanceAddress(given.baseUrl);
    const limits = { ...patience.limits, ...given.limits };
    const retry = { ...patience.retry, ...given.retry };
    const connection = { ...patience, ...given, baseUrl, limits, retry };
    const known = new KnownSecrets();
    const authorizer = authorizerOf(credentials, { baseUrl, connection, known });
    const toError = (call: FailedCall): Error => toAxoniusError(call, known.hide);
    const caller = createCaller({ vendor: 'axonius', endpoints: baseUrl, authorizer, largestAnswer, toError }, connection);
    const { clock = systemClock } = given;
    this.#caller = caller;
    this.#generation = generations[generation];
    this.#untilReady = (request) => untilReady(request, { caller, clock, polling: { pauseMs: 1000, times: 300, ...polling } });
    this.#maxPages = maxPages;
  }

  assets(type: AssetType, options: AssetsOptions = {}): AsyncGenerator<Asset, void, undefined> {
    const query = queryOf(type, options);
    const { onDuplicate = () => {} } = options;
    const { first, page } = this.#generation;
    const fetchPage = (cursor: string): Promise<Page<Asset>> => namingSavedQuery(query, this.#untilReady(page(query, cursor)));
    return walkAssets({ first, fetchPage, onDuplicate, maxPages: this.#maxPages });
  }

  async asset(type: AssetType, id: string, { history }: { readonly history?: string } = {}): Promise<Asset> {
    checkSelection({ ...(history !== undefined && { history }) });
    return this.#caller.call(getAsset(type, id, history));
  }

  async countAssets(type: AssetType, selection: Selection = {}): Promise<number> {
    checkSelection(selection);
    return namingSavedQuery({ selection }, this.#untilReady(this.#generation.count(type, selection)));
  }

  assetFields(type: AssetType, search?: string): Promise<readonly AssetField[]> {
    return this.#caller.call(getAssetFields(type, search));
  }

  async addTags(type: AssetType, ids: readonly string[], tags: readonly string[]): Promise<void> {
    if (ids.length > 0 && tags.length > 0) await this.#caller.call(changeTags('addTags', type, { ids, tags }));
  }

  async removeTags(type: AssetType, ids: readonly string[], tags: readonly string[]): Promise<void> {
    if (ids.length > 0 && tags.length > 0) await this.#caller.call(changeTags('removeTags', type, { ids, tags }));
  }

  async updateCustomField(type: AssetType, ids: readonly string[], field: CustomField): Promise<void> {
    if (ids.length > 0) await this.#caller.call(updateCustomFields(type, ids, field));
  }

  savedQueries(): AsyncGenerator<SavedQuery, void, undefined> {
    return this.#walk((offset) => this.#caller.call(listSavedQueries(offset)), ({ id }) => id);
  }

  async savedQuery(id: string): Promise<SavedQuery> {
    return this.#caller.call(getSavedQuery(id)).catch((error: unknown) => nameSavedQuery(id, error));
  }

  adapters(): Promise<readonly AdapterHealth[]> {
    return this.#caller.call(listAdapters);
  }

  adapterTitles(): Promise<ReadonlyMap<string, string>> {
    return this.#caller.call(listAdapterNames);
  }

  fetchHistory(filter: FetchFilter = {}): AsyncGenerator<FetchRun, void, undefined> {
    return this.#walk((offset) => this.#caller.call(fetchHistory(filter, offset)), (run) => JSON.stringify(run));
  }

  consoleAccounts(): Promise<readonly ConsoleAccount[]> {
    return this.#caller.call(listSystemUsers);
  }

  about(): Promise<About> {
    return this.#caller.call(getAbout);
  }

  async runEnforcement(type: AssetType, ids: readonly string[], actionSet: string): Promise<void> {
    if (ids.length > 0) await this.#caller.call(runEnforcement(type, ids, actionSet));
  }

  openApiDocument(): Promise<string> {
    return this.#caller.call(openApiYaml);
  }

  #walk<Item>(fetchPage: (offset: string) => Promise<Page<Item>>, keyOf: (item: Item) => string): AsyncGenerator<Item, void, undefined> {
    return walkPages({ first: '0', fetchPage, keyOf, maxPages: this.#maxPages, emptyPages: 0, onDuplicate: () => {} });
  }
}

/** Says which saved query it is that is not there. */
function namingSavedQuery<Result>({ selection }: Pick<AssetsQuery, 'selection'>, result: Promise<Result>): Promise<Result> {
  const saved = selection.savedQueryName ?? selection.savedQueryId;
  return saved === undefined ? result : result.catch((error: unknown) => nameSavedQuery(saved, error));
}

function nameSavedQuery(saved: string, error: unknown): never {
  throw isNotFound(error) ? new SavedQueryNotFoundError(saved, error) : error;
}
