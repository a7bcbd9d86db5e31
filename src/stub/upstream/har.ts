import type { Masker } from '../../credentials/masking.ts';
import { decoded } from '../../http/decoded.ts';
import type { RawAnswer } from '../../http/exchange.ts';
import type { Incoming } from '../request/incoming.ts';

/** One request and its answer, to be kept. */
export interface Exchanged {
  readonly at: Date;
  readonly ms: number;
  /** Where it was sent. */
  readonly url: string;
  readonly incoming: Incoming;
  readonly answer: RawAnswer;
  /** The operation's id. */
  readonly operation: string | undefined;
}

/** An entry of an HTTP Archive 1.2. */
export type HarEntry = Readonly<Record<string, unknown>>;

/** Larger bodies are left out of a recording. */
export const longestBody = 1024 * 1024;

/** An exchange as HAR has it, its secrets masked. A body that is no text is left out, since nothing in it can be masked. */
export function harEntry({ at, ms, url, incoming, answer, operation }: Exchanged, masker: Masker): HarEntry {
  const masked = (headers: Headers) => Object.entries(masker.headers(headers)).map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: at.toISOString(),
    time: ms,
    request: {
      method: incoming.method,
      url: masker.text(url),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: masked(incoming.headers),
      queryString: queryOf(incoming, masker),
      ...postData(incoming, masker),
      headersSize: -1,
      bodySize: incoming.body.byteLength,
    },
    response: {
      status: answer.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: masked(answer.headers),
      content: contentOf(answer, masker),
      redirectURL: masker.text(answer.headers.get('location') ?? ''),
      headersSize: -1,
      bodySize: answer.body.byteLength,
    },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    ...(operation === undefined ? {} : { comment: operation }),
  };
}

/** As text, so that a parameter is known as a secret by its name. */
const queryOf = ({ query }: Incoming, masker: Masker) =>
  query.map(([name, value]) => ({ name, value: masker.text(`${name}=${value}`).slice(name.length + 1) }));

function postData({ headers, body }: Incoming, masker: Masker): object {
  if (body.byteLength === 0) return {};
  return { postData: { mimeType: headers.get('content-type') ?? '', ...textOf(body, masker) } };
}

function contentOf({ headers, body }: RawAnswer, masker: Masker): object {
  const plain = decoded(headers, body) ?? body;
  const mimeType = headers.get('content-type') ?? 'x-unknown';
  return { size: plain.byteLength, compression: plain.byteLength - body.byteLength, mimeType, ...textOf(plain, masker) };
}

function textOf(body: Uint8Array, masker: Masker): object {
  const leftOut = (why: string): object => ({ text: '', comment: `${body.byteLength} bytes are left out: ${why}` });
  if (body.byteLength > longestBody) return leftOut(`a body of more than ${longestBody} bytes is not kept`);
  try {
    return { text: masker.text(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return leftOut('they are no text');
  }
}
