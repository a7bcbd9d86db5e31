import type { Caller } from '../../shared/call/caller.ts';
import { cursorIn, readIdPage, walkList, type IdPage, type IdQuery, type ListOptions, type ReadPage } from '../list.ts';
import { inBatches } from '../reading/batches.ts';
import { acknowledged, resources, resourcesById, type Found } from '../reading/envelope.ts';
import type { Alert, AlertStatus } from './alert.ts';
import { readAlert } from './read-alert.ts';

/** What the vendor wants looked at. */
export interface AlertsApi {
  /** The oldest first: the only order that live data does not disturb. */
  list(options?: ListOptions): AsyncGenerator<Alert, void, undefined>;
  /** Ids from a place on, within the first 10,000 alerts, the oldest first. */
  queryIds(query?: IdQuery): Promise<IdPage>;
  /** Any number of alerts; what is unknown is left out. */
  details(alertIds: readonly string[]): Promise<Found<Alert>>;
  /** Answers how many alerts were changed. Nothing is repeated where a comment is among the changes: it would be there twice. */
  update(alertIds: readonly string[], change: AlertChange): Promise<number>;
}

export interface AlertChange {
  readonly status?: AlertStatus;
  /** By mail address; null: nobody. */
  readonly assignee?: string | null;
  readonly comment?: string;
  readonly addTag?: string;
  readonly removeTag?: string;
}

/** What one call takes. */
const most = 1000;

/** Alerts, on the kit's caller. */
export class Alerts implements AlertsApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  list({ filter, pageSize = 1000, ...options }: ListOptions = {}): AsyncGenerator<Alert, void, undefined> {
    const limit = Math.min(pageSize, most);
    const fetchPage = (after: string | undefined): Promise<ReadPage<Alert>> =>
      this.#caller.call({
        operation: 'PostCombinedAlertsV1',
        method: 'POST',
        path: 'alerts/combined/alerts/v1',
        body: { json: { filter: filter?.text, sort: oldestFirst, limit, after } },
        repeatable: true,
        read: (reply) => {
          const answer = reply.json();
          return { ...resources(answer, readAlert), answer, next: cursorIn(answer, 'after') };
        },
      });
    return walkList({ ...options, pageSize: limit, fetchPage, keyOf: ({ id }) => id });
  }

  queryIds({ filter, offset = 0, limit = 100 }: IdQuery = {}): Promise<IdPage> {
    return this.#caller.call({
      operation: 'GetQueriesAlertsV2',
      method: 'GET',
      path: 'alerts/queries/alerts/v2',
      query: { offset: `${offset}`, limit: `${limit}`, sort: oldestFirst, filter: filter?.text },
      read: (reply) => readIdPage(reply.json()),
    });
  }

  async details(alertIds: readonly string[]): Promise<Found<Alert>> {
    const pages = await Promise.all(inBatches(alertIds, most).map((batch) => this.#detailsOf(batch)));
    return { items: pages.flatMap(({ items }) => items), warnings: pages.flatMap(({ warnings }) => warnings) };
  }

  update(alertIds: readonly string[], change: AlertChange): Promise<number> {
    return this.#caller.call({
      operation: 'PatchEntitiesAlertsV3',
      method: 'PATCH',
      path: 'alerts/entities/alerts/v3',
      body: { json: { composite_ids: alertIds, action_parameters: actions(change) } },
      repeatable: change.comment === undefined,
      read: (reply) => {
        const answer = reply.json();
        acknowledged(answer);
        return answer.object('meta').objectOrNull('writes')?.wholeNumberOrNull('resources_affected') ?? 0;
      },
    });
  }

  /** It only reads, although it is sent with POST. */
  #detailsOf(batch: readonly string[]): Promise<Found<Alert>> {
    return this.#caller.call({
      operation: 'PostEntitiesAlertsV2',
      method: 'POST',
      path: 'alerts/entities/alerts/v2',
      body: { json: { composite_ids: batch } },
      repeatable: true,
      read: (reply) => resourcesById(reply.json(), readAlert),
    });
  }
}

const oldestFirst = 'created_timestamp|asc';

interface Action {
  readonly name: string;
  readonly value: string;
}

function actions({ status, assignee, comment, addTag, removeTag }: AlertChange): readonly Action[] {
  const assigning: Action = assignee ? { name: 'assign_to_user_id', value: assignee } : { name: 'unassign', value: '' };
  return [
    ...action('update_status', status),
    ...(assignee === undefined ? [] : [assigning]),
    ...action('append_comment', comment),
    ...action('add_tag', addTag),
    ...action('remove_tag', removeTag),
  ];
}

const action = (name: string, value: string | undefined): readonly Action[] => (value === undefined ? [] : [{ name, value }]);
