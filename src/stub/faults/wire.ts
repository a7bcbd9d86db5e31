import { setTimeout as sleep } from 'node:timers/promises';
import { withCut } from '../../http/cut.ts';
import type { ContentTypeFault, SlowBodyFault } from './fault.ts';

/** What a fault does to an answer that is ready to be sent; the bytes are those of its body. */
export type Spoiler = (response: Response, bytes: Uint8Array) => Response;

const page = '<!doctype html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n';

/** The same body under another type, or a page that a gateway would send. */
export const retyped = ({ contentType }: ContentTypeFault): Spoiler => (response, bytes) => {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  const type = contentType ?? (isPage ? 'application/octet-stream' : 'text/html');
  return rebuilt(response, type.startsWith('text/html') ? page : Uint8Array.from(bytes), { 'content-type': type });
};

/** The answer's length is told, so that a client knows what is missing. */
export const slowed = ({ ms, bytes: most }: SlowBodyFault): Spoiler => (response, bytes) => {
  const piece = most ?? Math.max(1, Math.ceil(bytes.byteLength / 10));
  return rebuilt(response, dripping(bytes, { piece, ms }), { 'content-length': String(bytes.byteLength) });
};

function dripping(bytes: Uint8Array, { piece, ms }: { readonly piece: number; readonly ms: number }): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await sleep(ms);
      controller.enqueue(bytes.subarray(sent, sent + piece));
      sent += piece;
      if (sent >= bytes.byteLength) controller.close();
    },
  });
}

/** Broken off after so many bytes, or half of them. */
export const truncated = (most: number | undefined): Spoiler => (response, bytes) => {
  const kept = Math.min(most ?? Math.floor(bytes.byteLength / 2), bytes.byteLength - 1);
  return withCut(rebuilt(response, Uint8Array.from(bytes), {}), { how: 'truncate', bytes: kept });
};

function rebuilt({ status, headers }: Response, body: string | ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>, other: Readonly<Record<string, string>>): Response {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(other)) all.set(name, value);
  return new Response(body, { status, headers: all });
}
