import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Masker } from '../credentials/masking.ts';
import type { RawAnswer } from '../http/exchange.ts';
import type { CapturedAnswer } from './types.ts';

const longest = 10_000;
const options = { maxOutputLength: 10 * 1024 * 1024 };
const decoders: Readonly<Record<string, (packed: Uint8Array) => Uint8Array>> = {
  gzip: (packed) => gunzipSync(packed, options),
  deflate: (packed) => inflateSync(packed, options),
  br: (packed) => brotliDecompressSync(packed, options),
};

/** What is kept of an answer: readable, short, without secrets. */
export const capture = (answer: RawAnswer, masker: Masker): CapturedAnswer => ({
  status: answer.status,
  headers: masker.headers(answer.headers),
  body: masker.text(bodyText(answer)).slice(0, longest),
});

function bodyText({ headers, body }: RawAnswer): string {
  const encoding = headers.get('content-encoding')?.toLowerCase() ?? '';
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  try {
    return Buffer.from(decode === undefined ? body : decode(body)).toString('utf8');
  } catch {
    return `(${body.length} bytes that are not ${encoding})`;
  }
}
