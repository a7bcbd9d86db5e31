import { masker } from '../credentials/masking.ts';
import type { SecurityScheme } from '../openapi/operations.ts';
import type { Endpoint } from './endpoint.ts';
import type { Problem } from './problem.ts';
import type { Incoming } from './request/incoming.ts';
import { isUnchecked } from './security/judge.ts';
import { secretParts } from './security/named.ts';

/** What became of one request. */
export interface Entry {
  readonly at: Date;
  readonly incoming: Incoming;
  readonly endpoint: Endpoint | undefined;
  readonly status: number;
  /** Why it was refused. */
  readonly problems: readonly Problem[];
  /** The state that decided the answer. */
  readonly state: string | undefined;
  /** What faults did to the answer, and what else a person should know. */
  readonly notes: readonly string[];
}

/** The newest requests, the oldest first. */
export interface Journal {
  add(entry: Entry): void;
  entries(): readonly Entry[];
  clear(): void;
}

const mostEntries = 1000;
const longestBody = 10_000;

/** Lines of all journals in the order in which they came: many journals together hold no more than a few. */
export interface Book {
  lines: Line[];
}

interface Line {
  readonly journal: Journal;
  readonly entry: Entry;
}

const mostLines = 5000;

export const createBook = (): Book => ({ lines: [] });

export function createJournal(book: Book): Journal {
  const own = (): readonly Line[] => book.lines.filter(({ journal }) => journal === self);
  const self: Journal = {
    add(entry) {
      book.lines.push({ journal: self, entry: withoutBulk(entry) });
      // Cutting in halves keeps adding cheap.
      if (book.lines.length >= mostLines * 2) book.lines = book.lines.slice(-mostLines);
    },
    entries: () => own().slice(-mostEntries).map(({ entry }) => entry),
    clear() {
      book.lines = book.lines.filter(({ journal }) => journal !== self);
    },
  };
  return self;
}

/** Thousands of large bodies would fill the memory; the copy lets go of the large one. */
function withoutBulk(entry: Entry): Entry {
  const { incoming } = entry;
  if (incoming.body.byteLength <= longestBody) return entry;
  return { ...entry, incoming: { ...incoming, body: Uint8Array.from(incoming.body.subarray(0, longestBody)) } };
}

/** An entry as people see it, secrets masked. */
export interface Shown extends Pick<Entry, 'status'>, Partial<Pick<Entry, 'problems' | 'notes'>> {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly operation?: string;
  readonly state?: string;
}

/** Shows an entry. Made when it is asked for: most entries never are. */
export function shown({ at, incoming, endpoint, status, problems, state, notes }: Entry): Shown {
  const { text, headers } = masker(secretsIn(incoming, endpoint));
  const query = incoming.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const body = text(new TextDecoder().decode(incoming.body));
  const said = [...notes, ...uncheckedIn(incoming, endpoint)];
  return {
    at: at.toISOString(),
    method: incoming.method,
    path: text(incoming.path),
    ...(query === '' ? {} : { query: text(query) }),
    headers: headers(incoming.headers),
    ...(body === '' ? {} : { body }),
    ...(endpoint === undefined ? {} : { operation: endpoint.operation.id }),
    status,
    ...(problems.length === 0 ? {} : { problems: problems.map((problem) => ({ ...problem, message: text(problem.message) })) }),
    ...(state === undefined ? {} : { state }),
    ...(said.length === 0 ? {} : { notes: said }),
  };
}

/** Credentials whose names the document tells, which no list of telling names would know; and those that are good, wherever they were sent. */
export function secretsIn({ headers, query }: Incoming, endpoint: Endpoint | undefined): readonly string[] {
  const schemes = endpoint?.operation.security.flat() ?? [];
  const sent = schemes.flatMap(({ in: where, parameter = '' }: SecurityScheme) => {
    if (where === 'query') return query.filter(([name]) => name === parameter).map(([, value]) => value);
    return where === 'header' && parameter !== '' ? [headers.get(parameter) ?? ''] : [];
  });
  return [...sent, ...secretParts(endpoint?.served.credentials)];
}

/** What passed only because the stub could not look at it. */
function uncheckedIn(incoming: Incoming, endpoint: Endpoint | undefined): readonly string[] {
  const unchecked = (endpoint?.operation.security.flat() ?? []).find((scheme) => isUnchecked(incoming, scheme));
  return unchecked === undefined ? [] : [`the client certificate that ${unchecked.name} asks for is not checked: the stub asks for none (--tls, --client-ca)`];
}
