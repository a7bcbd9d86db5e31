import type { Change } from '../compare/diff/change.ts';
import type { Document } from '../openapi/document.ts';
import type { NamedPact } from '../pact/types.ts';
import { checkCall, documentGiven, pactsGiven } from './check-call.ts';

/** What changed from one document to the next. */
export interface Diff {
  /** In the order of the operations, what concerns the whole document first. */
  readonly changes: readonly Change[];
}

/**
 * Tells what changed between two documents of a vendor, and which interactions it hits. With pacts, a change is breaking where it hits
 * one of their interactions, else safe; without, where it would break some consumer. docs/findings.md lists the codes. The same value
 * as `vendorproof diff --json`.
 *
 * A schema is compared for what it accepts, in requests and in answers apart (JSON Schema 2020-12; for 3.0 as OpenAPI 3.0.4, "Schema
 * Object", has it), not letter by letter.
 *
 * Throws a `Failure`: `call.invalid` (an argument is none, such as a document that was not awaited).
 *
 * @example
 * import { diff, readDocument, readPact } from 'vendorproof';
 *
 * const [old, now] = [await readDocument('petshop.yaml'), await readDocument('petshop-next.yaml')];
 * const { changes } = await diff(old, now, [await readPact('pacts/web-petshop.json')]);
 * const breaking = changes.filter(({ kind }) => kind === 'breaking');
 * breaking.map(({ operation, code }) => `${operation} ${code}`); // → ['getPet response.body.field-removed']
 * breaking.flatMap(({ affects }) => affects); // → [{ pact: 'pacts/web-petshop.json', interaction: 'getPet answers 200' }]
 */
export async function diff(old: Document, now: Document, pacts: readonly NamedPact[] = []): Promise<Diff> {
  checkCall('diff', { old: documentGiven, now: documentGiven, pacts: pactsGiven }, { old, now, pacts });
  const { changesBetween } = await import('../compare/diff/change.ts');
  return { changes: changesBetween(old, now, pacts) };
}
