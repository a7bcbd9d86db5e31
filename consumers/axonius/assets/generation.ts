/* c8 ignore start */
import type { Page } from '../../shared/pages.ts';
import type { AssetsOptions } from '../api.ts';
import type { PendingRequest } from '../requests/pending.ts';
import type { Selection } from '../selection.ts';
import type { Asset, AssetType } from '../types.ts';

/** What is asked for, with the defaults filled in. */
export interface AssetsQuery extends Pick<AssetsOptions, 'fields' | 'fieldsToExclude' | 'history' | 'signal'> {
  readonly type: AssetType;
  readonly selection: Selection;
  readonly pageSize: number;
  readonly paging: 'cursor' | 'offset';
  readonly metadata: boolean;
  readonly cached: boolean;
}

/** How one generation of the API hands out assets. Where a page begins is for itself alone to understand. */
export interface Generation {
  readonly first: string;
  readonly page: (query: AssetsQuery, cursor: string) => PendingRequest<Page<Asset>>;
  readonly count: (type: AssetType, selection: Selection) => PendingRequest<number>;
}
