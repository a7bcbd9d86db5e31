import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

const options = { maxOutputLength: 10 * 1024 * 1024 };
const decoders: Readonly<Record<string, (packed: Uint8Array) => Uint8Array>> = {
  gzip: (packed) => gunzipSync(packed, options),
  'x-gzip': (packed) => gunzipSync(packed, options),
  deflate: (packed) => inflateSync(packed, options),
  br: (packed) => brotliDecompressSync(packed, options),
  zstd: (packed) => zstdDecompressSync(packed, options),
  identity: (plain) => plain,
  '': (plain) => plain,
};

/** A body without its content codings (RFC 9110, section 8.4), the last one undone first; undefined where it is not what they say. */
export function decoded(headers: Headers, body: Uint8Array): Uint8Array | undefined {
  const codings = (headers.get('content-encoding') ?? '').toLowerCase().split(',').map((coding) => coding.trim());
  try {
    return codings.reduceRight<Uint8Array | undefined>((packed, coding) => packed && decoderFor(coding)?.(packed), body);
  } catch {
    return undefined;
  }
}

const decoderFor = (coding: string) => (Object.hasOwn(decoders, coding) ? decoders[coding] : undefined);
