import { fields, required, text } from '../failure/shape.ts';
import type { Pact } from '../pact/types.ts';
import { checkCall, folderGiven, pactGiven } from './check-call.ts';
import { pactFileName } from './pact-file.ts';
import type { SourceOptions } from './source.ts';
import { writeOut } from './write-out.ts';

/**
 * Writes a pact into the folder `out` as `<consumer>-<provider>.json`, whole or not at all, and answers the file's path. The text is canonical
 * (keys and interactions sorted): the same pact gives the same bytes on any day, and a file that holds them already is left alone.
 *
 * Throws a `Failure`: `out.unwritable`, `pacticipant.invalid` (a name with a slash would lead out of the folder), `call.invalid` (an
 * argument or option that is none, such as a whole answer in place of its `pact`).
 *
 * @example
 * import { generate, readDocument, writePact } from 'vendorproof';
 *
 * const { pacts } = await generate(await readDocument('petshop.yaml'), { consumer: 'web' });
 * await Promise.all(pacts.map(({ pact }) => writePact(pact, 'drawn'))); // → ['drawn/web-petshop.json']
 */
export async function writePact(pact: Pact, out: string, options: Pick<SourceOptions, 'folder'> = {}): Promise<string> {
  const parameters = { pact: pactGiven, out: required(text), options: fields({ folder: folderGiven }) };
  checkCall('writePact', parameters, { pact, out, options });
  const { pactText } = await import('../pact/canonical.ts');
  const path = `${out.replace(/\/+$/, '')}/${pactFileName(pact)}`;
  await writeOut(options.folder ?? '.', path, pactText(pact));
  return path;
}
