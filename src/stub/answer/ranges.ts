import type { Incoming } from '../request/incoming.ts';
import type { Answer } from './answer.ts';

/** The part of a file that the client asks for (RFC 9110, section 14), where the document says that parts can be had. */
export function rangeOf(answer: Answer, response: Response, { method, headers }: Incoming): Response | Promise<Response> {
  const asked = headers.get('range');
  return asked === null || method !== 'GET' || response.status !== 200 || !givesParts(answer) ? response : partOf(response, asked);
}

async function partOf(response: Response, asked: string): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const range = firstAndLast(asked, bytes.byteLength);
  const about = new Headers(response.headers);
  about.set('accept-ranges', 'bytes');
  if (range === 'all') return new Response(bytes, { status: 200, headers: about });
  about.set('content-range', `bytes ${range === 'none' ? '*' : `${range.first}-${range.last}`}/${bytes.byteLength}`);
  if (range !== 'none') return new Response(bytes.slice(range.first, range.last + 1), { status: 206, headers: about });
  about.delete('content-type');
  return new Response(null, { status: 416, headers: about });
}

function givesParts({ endpoint, response }: Answer): boolean {
  const isPart = endpoint.operation.responses.some(({ status }) => status === '206');
  return isPart || response?.headers.some(({ name }) => name.toLowerCase() === 'accept-ranges') === true;
}

type Range = 'all' | 'none' | { readonly first: number; readonly last: number };

/** `all` for what is no single range of bytes, since a server may leave that unheard; `none` for one beyond the end. */
function firstAndLast(header: string, length: number): Range {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (from === '' && to === '') return 'all';
  const [first, last] = from === '' ? [Math.max(0, length - Number(to)), length - 1] : [Number(from), to === '' ? length - 1 : Math.min(Number(to), length - 1)];
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'all';
  return first > last ? 'none' : { first, last };
}
