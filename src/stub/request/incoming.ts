import type { ClientCertificate } from '../../http/client-certificate.ts';
import { certificateOf } from '../../http/client-certificate.ts';
import { when } from '../../http/when.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import type { Refusal } from '../problem.ts';
import { decodeBody, tooLarge } from './decode-body.ts';

/** A request as it came in, taken apart once. */
export interface Incoming {
  readonly method: string;
  /** Scheme and host under which the client reaches the stub. */
  readonly origin: string;
  /** As sent: percent-encoded. */
  readonly path: string;
  readonly query: readonly Pair[];
  readonly headers: Headers;
  /** Unpacked, if it was packed. */
  readonly body: Uint8Array;
  /** Undefined where the listener does not ask for any. */
  readonly certificate?: ClientCertificate | undefined;
}

/** Reads a request and unpacks its body; a refusal when that is over the limit, in which case the rest of it is not read, or cannot be unpacked. */
export function readIncoming(request: Request, largestBody: number): Incoming | Refusal | Promise<Incoming | Refusal> {
  return when(readBody(request, largestBody), (sent) => {
    if (sent === 'too-large') return tooLarge(largestBody);
    const encoding = request.headers.get('content-encoding');
    if (encoding === null) return takenApart(request, sent, request.headers);
    return when(decodeBody(sent, encoding, largestBody), (body) => ('problems' in body ? body : takenApart(request, body, body === sent ? request.headers : withoutEncoding(request.headers))));
  });
}

function takenApart(request: Request, body: Uint8Array, headers: Headers): Incoming {
  const { url } = request;
  const host = url.indexOf('/', url.indexOf('//') + 2);
  const hash = url.indexOf('#');
  const target = host === -1 ? '/' : url.slice(host, hash === -1 ? undefined : hash);
  const mark = target.indexOf('?');
  return {
    method: request.method.toUpperCase(),
    origin: host === -1 ? url : url.slice(0, host),
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? [] : pairsIn(target.slice(mark + 1)),
    headers,
    body,
    certificate: certificateOf(request),
  };
}

/** What is not encoded needs no decoding, which most queries are; `URLSearchParams` says the same of them, and takes several times as long. */
function pairsIn(query: string): readonly Pair[] {
  if (!/^[\w.,:~&=-]*$/.test(query)) return [...new URLSearchParams(`?${query}`)];
  return query.split('&').filter((part) => part !== '').map((part): Pair => {
    const sign = part.indexOf('=');
    return sign === -1 ? [part, ''] : [part.slice(0, sign), part.slice(sign + 1)];
  });
}

function withoutEncoding(headers: Headers): Headers {
  const plain = new Headers(headers);
  plain.delete('content-encoding');
  return plain;
}

const nothing = new Uint8Array();

function readBody(request: Request, limit: number): Uint8Array | Promise<Uint8Array | 'too-large'> {
  // No request of these methods has a body; asking for it would cost more than all the rest of the answer.
  return request.method === 'GET' || request.method === 'HEAD' ? nothing : readSent(request, limit);
}

async function readSent(request: Request, limit: number): Promise<Uint8Array | 'too-large'> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  // The listener reads a body whose length is known several times faster at once than piece by piece.
  if (announced <= limit) return within(new Uint8Array(await request.arrayBuffer()), limit);
  if (request.body === null) return nothing;
  if (announced > limit) {
    await request.body.cancel();
    return 'too-large';
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return 'too-large';
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** Whoever calls the handler itself may announce another length than comes. */
const within = (body: Uint8Array, limit: number): Uint8Array | 'too-large' => (body.byteLength > limit ? 'too-large' : body);
