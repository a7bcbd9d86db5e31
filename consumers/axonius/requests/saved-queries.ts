import type { Answer } from '../../shared/answer.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import type { Page } from '../../shared/pages.ts';
import { checkObjectId } from '../selection.ts';
import type { SavedQuery } from '../types.ts';

const limit = 1000;

/** A page of them; fewer than asked for are the last ones. */
export const listSavedQueries = (offset: string): CallRequest<Page<SavedQuery>> => ({
  operation: 'listSavedQueries',
  method: 'GET',
  path: 'api/v2/queries',
  query: { folder_id: 'all', include_metadata: 'false', offset: `${Number(offset)}`, limit: `${limit}` },
  read: (reply) => {
    const items = reply.json().list('queries').map(readSavedQuery);
    return { items, next: items.length < limit ? undefined : `${Number(offset) + items.length}`, exchange: reply.exchange };
  },
});

export const getSavedQuery = (id: string): CallRequest<SavedQuery> => ({
  operation: 'getSavedQuery',
  method: 'GET',
  path: `api/v2/queries/${checkObjectId(id)}`,
  read: (reply) => readSavedQuery(reply.json()),
});

/** Servers name the id either way, and leave out or null whatever is not set. */
const readSavedQuery = (query: Answer): SavedQuery => ({
  id: query.textOrNull('uuid') ?? query.text('id'),
  name: query.text('name'),
  description: query.textOrNull('description') ?? undefined,
  assetType: query.textOrNull('module') ?? undefined,
  filter: query.objectOrNull('query')?.textOrNull('filter') ?? undefined,
  tags: query.raw('tags') === undefined || query.raw('tags') === null ? [] : query.textList('tags'),
  isPredefined: query.flagOrNull('predefined') ?? false,
});
