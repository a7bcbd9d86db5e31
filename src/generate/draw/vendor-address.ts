import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { serverAddresses } from '../../openapi/routing/base-paths.ts';
import { literally } from '../draw/regex.ts';
import type { Drawn, Spot } from './walk.ts';

/** What an expectation writes for the vendor's base URL: `{vendor}/pets?page=2` is a link that a client follows. */
const mark = '{vendor}';

/**
 * A link to the vendor itself. Pact's mock server puts its own address there, so that the client can follow the link in the test;
 * a vendor may answer any address with that path, whatever its query.
 */
export function drawVendorAddress(document: Document, spot: Spot, value: Json): Drawn | undefined {
  if (typeof value !== 'string' || !value.startsWith(mark)) return undefined;
  const server = (serverAddresses(document)[0] ?? 'https://vendor.example').replace(/\/+$/, '');
  const example = server + value.slice(mark.length);
  const path = literally(new URL(example).pathname);
  const regex = `.*(${path}(?:\\?.*)?)$`;
  return { example, rules: [[spot.path, { combine: 'AND', matchers: [{ match: 'regex', regex }] }, { type: 'MockServerURL', example, regex }]] };
}
