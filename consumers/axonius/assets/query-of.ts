import type { AssetsOptions } from '../api.ts';
import { checkSelection, type Selection } from '../selection.ts';
import type { AssetType } from '../types.ts';
import type { AssetsQuery } from './generation.ts';

const largestPage = 2000;

/** What is asked for, checked and with the defaults filled in. */
export function queryOf(type: AssetType, options: AssetsOptions): AssetsQuery {
  const { pageSize = 1000, metadata = true, cached = false, fields, fieldsToExclude, signal } = options;
  const selection = selectionOf(options);
  checkSelection(selection);
  const isPageSize = Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= largestPage;
  if (!isPageSize) throw new TypeError(`a page has 1 to ${largestPage} assets, not ${pageSize}`);
  return {
    type,
    selection,
    pageSize,
    paging: metadata ? (options.paging ?? 'cursor') : 'offset',
    metadata,
    cached,
    ...(fields && { fields }),
    ...(fieldsToExclude && { fieldsToExclude }),
    ...(signal && { signal }),
  };
}

/** The options are a selection, and more. */
const selectionOf = ({ query, savedQueryId, savedQueryName, history }: AssetsOptions): Selection =>
  // Given as one of the alternatives, they are one still.
  ({ query, savedQueryId, savedQueryName, history }) as Selection;
