import type { Caller } from '../../shared/call/caller.ts';
import { isNotFound } from '../../shared/errors/guards.ts';
import { SearchExpiredError } from '../errors/search-expired-error.ts';
import { oneOf } from '../fql.ts';
import { cursorIn, walkList, type ListOptions, type ReadPage } from '../list.ts';
import { resources } from '../reading/envelope.ts';
import { readVulnerability } from './read-vulnerability.ts';
import type { Vulnerability } from './vulnerability.ts';

/** Vulnerabilities on hosts. */
export interface VulnerabilitiesApi {
  /** Each once. A search that expires between two pages is begun anew, once; what was handed out is not handed out again. */
  list(options?: VulnerabilityListOptions): AsyncGenerator<Vulnerability, void, undefined>;
}

export interface VulnerabilityListOptions extends ListOptions {
  /** What is told beside ids and times. Default: `cve` and `host_info`. */
  readonly facets?: readonly Facet[];
}

export type Facet = 'cve' | 'host_info' | 'remediation' | 'evaluation_logic';

/** The vendor refuses a search for everything. */
const notClosed = oneOf('status', ['open', 'reopen']);

/** What one call takes; pages that large were seen to time out, so the default is smaller. */
const mostListed = 5000;

/** Vulnerabilities, on the kit's caller. */
export class Vulnerabilities implements VulnerabilitiesApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async *list(options: VulnerabilityListOptions = {}): AsyncGenerator<Vulnerability, void, undefined> {
    const handedOut = new Set<string>();
    try {
      yield* unless(handedOut, this.#search(options));
    } catch (error) {
      if (!(error instanceof SearchExpiredError)) throw error;
      options.onNotice?.({ kind: 'restart' });
      yield* unless(handedOut, this.#search(options));
    }
  }

  #search(options: VulnerabilityListOptions): AsyncGenerator<Vulnerability, void, undefined> {
    const { filter = notClosed, facets = ['cve', 'host_info'], pageSize = 1000, ...listing } = options;
    const limit = Math.min(pageSize, mostListed);
    const fetchPage = (after: string | undefined): Promise<ReadPage<Vulnerability>> => {
      // Everything is said again with each page: a facet that is not is left out of the answer.
      const query = new URLSearchParams({ filter: filter.text, limit: `${limit}`, sort: 'updated_timestamp|asc' });
      if (after !== undefined) query.set('after', after);
      facets.forEach((facet) => query.append('facet', facet));
      return this.#page(query).catch((error: unknown) => fail(error, after));
    };
    return walkList({ ...listing, pageSize: limit, fetchPage, keyOf: ({ id }) => id });
  }

  #page(query: URLSearchParams): Promise<ReadPage<Vulnerability>> {
    return this.#caller.call({
      operation: 'combinedQueryVulnerabilities',
      method: 'GET',
      path: 'spotlight/combined/vulnerabilities/v1',
      query,
      read: (reply) => {
        const answer = reply.json();
        return { ...resources(answer, readVulnerability), answer, next: cursorIn(answer, 'after') };
      },
    });
  }
}

/** A cursor that is not found has expired; its answer looks like an empty last page, and must not pass for one. */
function fail(error: unknown, after: string | undefined): never {
  throw after !== undefined && isNotFound(error) ? new SearchExpiredError(error) : error;
}

async function* unless(handedOut: Set<string>, found: AsyncIterable<Vulnerability>): AsyncGenerator<Vulnerability, void, undefined> {
  for await (const vulnerability of found) {
    if (handedOut.has(vulnerability.id)) continue;
    handedOut.add(vulnerability.id);
    yield vulnerability;
  }
}
