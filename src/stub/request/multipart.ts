import type { Pair } from '../../openapi/wire/branch.ts';
import type { Incoming } from './incoming.ts';
import { essenceOf, isJsonType } from './media.ts';

/**
 * The parts of a `multipart/form-data` body as fields; undefined where the body is none. A part in JSON is its text, even where the client
 * sends it as a file; of any other file its name stands for it: a file counts as a text, which is what `format: binary` describes.
 */
export async function multipartPairs({ headers, body }: Incoming): Promise<readonly Pair[] | undefined> {
  try {
    const type = { 'content-type': headers.get('content-type') ?? '' };
    const form = await new Response(Uint8Array.from(body), { headers: type }).formData();
    return await Promise.all([...form].map(async ([name, value]): Promise<Pair> => [name, typeof value === 'string' ? value : await textOf(value)]));
  } catch {
    return undefined;
  }
}

const textOf = async (file: File): Promise<string> => (isJsonType(essenceOf(file.type)) ? file.text() : file.name);
