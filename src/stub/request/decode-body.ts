import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import type { Refusal } from '../problem.ts';

type Decode = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
  ['zstd', promisify(zstdDecompress)],
]);

/** These say how a body is sent, not that it is packed. */
const asItIs = new Set(['identity', 'aws-chunked']);

/** Nobody packs a body more often, but for those who mean harm. */
const mostCodings = 3;

/** A body unpacked as its `Content-Encoding` says (RFC 9110, section 8.4), never to more bytes than the limit. */
export async function decodeBody(body: Uint8Array, encoding: string, limit: number): Promise<Uint8Array | Refusal> {
  const codings = encoding.toLowerCase().split(',').map((coding) => coding.trim()).filter((coding) => coding !== '' && !asItIs.has(coding));
  const unknown = codings.find((coding) => !decoders.has(coding));
  if (unknown !== undefined || codings.length > mostCodings) return unsupported(unknown ?? codings.join(', '));
  let decoded = body;
  try {
    for (const coding of codings.toReversed()) decoded = (await decoders.get(coding)?.(decoded, { maxOutputLength: limit })) ?? decoded;
    return decoded;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limit) : broken(encoding);
  }
}

export const tooLarge = (limit: number): Refusal => refusal(413, 'body.too-large', `the body is larger than ${limit} bytes`);

const broken = (encoding: string): Refusal => refusal(400, 'body.encoding', `the body is not ${encoding}, as its header Content-Encoding says`);

function unsupported(encoding: string): Refusal {
  const accepted = [...decoders.keys()].join(', ');
  return { ...refusal(415, 'body.encoding', `the Content-Encoding ${encoding.slice(0, 100)} is not supported; these are: ${accepted}`), headers: { 'accept-encoding': accepted } };
}

const refusal = (status: number, code: string, message: string): Refusal => ({ status, endpoint: undefined, problems: [{ code, pointer: '/body', rule: '', message }] });
