import { badInput } from '../failure/failure.ts';
import { fields } from '../failure/shape.ts';
import type { Overlay } from '../openapi/slice/overlay.ts';
import { checkCall, sourceOptions } from './check-call.ts';
import type { Source, SourceOptions } from './source.ts';
import { locateSource } from './source.ts';

/**
 * Reads corrections to a document, an OpenAPI Overlay 1.0 or 1.1, JSON or YAML, from a file, bytes, or a value in memory. Every target
 * is compiled (RFC 9535), so that a mistaken one is told here and not when the overlay is applied.
 *
 * Throws a `Failure`: `overlay.missing` (no such file), `overlay.source` (neither path, bytes nor value, or an address: fetch it first),
 * `overlay.not-overlay`, `overlay.version`, `overlay.empty` (no actions), `overlay.target` (no JSONPath), `overlay.invalid` (another
 * form than the specification's), each with the JSON pointer of the action; `json.syntax` and `overlay.syntax`; `call.invalid` (an option
 * that is none).
 *
 * @example
 * import { readOverlay } from 'vendorproof';
 *
 * const overlay = await readOverlay({
 *   overlay: '1.0.0',
 *   info: { title: 'What the document lacks', version: '1' },
 *   actions: [{ target: '$.info', update: { version: '2.2.0' } }],
 * });
 * overlay.actions.map(({ target }) => target); // → ['$.info']
 */
export async function readOverlay(source: Source, options: SourceOptions = {}): Promise<Overlay> {
  checkCall('readOverlay', { options: fields(sourceOptions) }, { options });
  const located = locateSource(source, 'overlay', options);
  const { readOverlay: read, overlayFromBytes } = await import('../openapi/slice/overlay.ts');
  if (located.kind === 'file') return read(located.path, located.name);
  if (located.kind !== 'address') return overlayFromBytes(located.bytes, located.name);
  const fix = 'fetch it, and hand over the file or the parsed overlay';
  throw badInput('overlay.source', 'is an address, not an overlay', { place: located.name, fix });
}
