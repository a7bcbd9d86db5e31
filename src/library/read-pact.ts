import { badInput } from '../failure/failure.ts';
import { fields } from '../failure/shape.ts';
import type { NamedPact } from '../pact/types.ts';
import { checkCall, sourceOptions } from './check-call.ts';
import type { Located, Source, SourceOptions } from './source.ts';
import { locateSource } from './source.ts';

/**
 * Reads a pact of HTTP interactions and asynchronous messages, of any version of the Pact specification, from a file, bytes, or a value
 * in memory; it comes back in its V4 form (Pact specification 4, "Pact file"), messages apart: states, matching rules, headers and bodies
 * have one form each.
 *
 * Throws a `Failure`: `pact.missing` (no such file), `pact.source` (neither path, bytes nor value, or an address: fetch it first),
 * `pact.shape` (with the JSON pointer of what is wrong), `pact.messages` (it holds what is neither, such as synchronous messages),
 * `json.syntax` (with line and column), `call.invalid` (an option that is none).
 *
 * @example
 * import { readPact } from 'vendorproof';
 *
 * const { file, pact } = await readPact('pacts/web-petshop.json');
 * file; // → 'pacts/web-petshop.json'
 * pact.interactions.map(({ description }) => description); // → ['getPet answers 200']
 */
export async function readPact(source: Source, options: SourceOptions = {}): Promise<NamedPact> {
  checkCall('readPact', { options: fields(sourceOptions) }, { options });
  const located = locateSource(source, 'pact', options);
  const text = await textOf(located);
  const { readPact: read } = await import('../pact/read.ts');
  return { file: located.name, pact: read(text, located.name) };
}

async function textOf(located: Located): Promise<string> {
  if (located.kind === 'bytes' || located.kind === 'value') return new TextDecoder().decode(located.bytes);
  const place = located.name;
  const fix = 'fetch it, and hand over the file or the parsed pact';
  if (located.kind === 'address') throw badInput('pact.source', 'is an address, not a pact', { place, fix });
  const { readPactText } = await import('../pact/read-file.ts');
  return readPactText(located.path, place);
}
