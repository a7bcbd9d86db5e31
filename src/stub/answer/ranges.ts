import type { Incoming } from '../request/incoming.ts';
import type { Answer } from './answer.ts';
import { usualHeaders } from './headers.ts';

/**
 * The part of a file that the client asks for (RFC 9110, section 14), where the document says that parts can be had. What is documented
 * as a part is told as one whatever is asked: all of it, unless the client wants less.
 */
export function rangeOf(answer: Answer, response: Response, { method, headers }: Incoming): Response | Promise<Response> {
  const asked = method === 'GET' ? headers.get('range') : null;
  if (response.status === 206) return response.body === null || isSeveral(response) ? response : partOf(answer, response, asked ?? '');
  return asked === null || response.status !== 200 || !givesParts(answer) ? response : partOf(answer, response, asked);
}

/** Each of several parts says where it belongs, in the body. */
const isSeveral = ({ headers }: Response): boolean => headers.get('content-type')?.startsWith('multipart/') === true;

async function partOf(answer: Answer, response: Response, asked: string): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { byteLength: length } = bytes;
  const range = firstAndLast(asked, length);
  const about = new Headers(response.headers);
  about.set('accept-ranges', 'bytes');
  if (range === 'all' && (response.status === 200 || length === 0)) return new Response(bytes, { status: response.status, headers: about });
  if (range === 'none') {
    about.set('content-range', `bytes */${length}`);
    about.delete('content-type');
    return new Response(null, { status: 416, headers: about });
  }
  const { first, last } = range === 'all' ? { first: 0, last: length - 1 } : range;
  for (const [name, value] of documentedForParts(answer)) if (!about.has(name)) about.set(name, value);
  about.set('content-range', `bytes ${first}-${last}/${length}`);
  return new Response(bytes.slice(first, last + 1), { status: 206, headers: about });
}

function documentedForParts({ endpoint: { document, operation } }: Answer): readonly (readonly [string, string])[] {
  const response = operation.responses.find(({ status }) => status === '206');
  return response === undefined ? [] : Object.entries(usualHeaders(document, response));
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
