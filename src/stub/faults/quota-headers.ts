import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Standing } from './bucket.ts';

/** What a quota's header tells; in some vendors' headers the time of the reset is a date, in others a number of seconds. */
type Told = 'limit' | 'remaining' | 'used' | 'reset' | 'policy' | 'all';

/** The headers that the operation's answers document for its quota, saying how that stands. */
export function quotaHeaders(document: Document, { responses }: Operation, { standing, now }: { readonly standing: Standing; readonly now: Date }): Readonly<Record<string, string>> {
  const documented = responses.flatMap(({ headers }) => headers);
  return Object.fromEntries(
    documented.flatMap(({ name, schema }): [string, string][] => {
      const told = toldBy(name);
      return told === undefined ? [] : [[name, told === 'reset' ? resetText({ document, name, schema }, standing, now) : textOf(told, standing)]];
    }),
  );
}

function toldBy(header: string): Told | undefined {
  const name = header.toLowerCase();
  if (name === 'ratelimit') return 'all';
  const rest = /(?:rate-?limit|quota)-?(.*)$/.exec(name)?.[1];
  if (rest === undefined) return undefined;
  if (rest === '') return 'limit';
  const known: readonly Told[] = ['limit', 'remaining', 'used', 'reset', 'policy'];
  return known.find((told) => rest.startsWith(told));
}

function textOf(told: Exclude<Told, 'reset'>, { limit, remaining, reset, window }: Standing): string {
  if (told === 'policy') return `${limit};w=${Math.ceil(window)}`;
  if (told === 'all') return `limit=${limit}, remaining=${remaining}, reset=${Math.ceil(reset)}`;
  return String({ limit, remaining, used: limit - remaining }[told]);
}

interface Header {
  readonly document: Document;
  readonly name: string;
  readonly schema: Place | undefined;
}

/** Numbers above are seconds since 1970 (from 2001 on), below seconds from now. */
const sinceEpoch = 1e9;

/** As the header's schema and examples have it; without them `RateLimit-Reset` is in seconds from now, `X-RateLimit-Reset` since 1970. */
function resetText({ document, name, schema }: Header, { reset }: Standing, now: Date): string {
  const declared = schema && schemaAt(document, schema);
  const at = new Date(now.getTime() + Math.ceil(reset) * 1000);
  if (declared?.format === 'date-time') return at.toISOString();
  const example = declared?.examples.map(Number).find((value) => Number.isFinite(value));
  const isEpoch = example === undefined ? name.toLowerCase().startsWith('x-') : example >= sinceEpoch;
  return String(isEpoch ? Math.ceil(at.getTime() / 1000) : Math.ceil(reset));
}
