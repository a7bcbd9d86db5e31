import type { Answer } from '../../shared/answer.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import type { Page } from '../../shared/pages.ts';
import type { FetchFilter } from '../api.ts';
import { instant } from '../asset/instant.ts';
import type { FetchRun } from '../types.ts';

const limit = 200;

/** A page of runs; fewer than asked for are the last ones. */
export const fetchHistory = (filter: FetchFilter, offset: string): CallRequest<Page<FetchRun>> => ({
  operation: 'fetchHistory',
  method: 'POST',
  path: 'api/v2/adapters/fetch_history',
  body: { json: { sort: '-last_fetch_time', page: { limit, offset: Number(offset) }, ...filterOf(filter) } },
  repeatable: true,
  read: (reply) => {
    const items = reply.json().list('fetches').map(readRun);
    return { items, next: items.length < limit ? undefined : `${Number(offset) + items.length}`, exchange: reply.exchange };
  },
});

const filterOf = ({ adapters, statuses, between }: FetchFilter) => ({
  ...(adapters && { adapters }),
  ...(statuses && { statuses }),
  ...(between && { time_range: { type: 'absolute', date_from: toTheSecond(between.from), date_to: toTheSecond(between.to) } }),
});

const toTheSecond = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

const readRun = (run: Answer): FetchRun => ({
  adapter: run.text('adapter'),
  connection: run.textOrNull('connection_label') ?? undefined,
  status: run.text('status'),
  start: instant(run.textOrNull('start_time') ?? ''),
  end: instant(run.textOrNull('end_time') ?? ''),
  devices: run.wholeNumberOrNull('devices_count') ?? undefined,
  users: run.wholeNumberOrNull('users_count') ?? undefined,
  error: run.textOrNull('error') ?? undefined,
});
