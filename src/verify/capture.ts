import type { Masker } from '../credentials/masking.ts';
import { decoded } from '../http/decoded.ts';
import type { RawAnswer } from '../http/exchange.ts';
import type { CapturedAnswer } from './types.ts';

const longest = 10_000;
/** What is kept of an answer: readable, short, without secrets. */
export const capture = (answer: RawAnswer, masker: Masker): CapturedAnswer => ({
  status: answer.status,
  headers: masker.headers(answer.headers),
  body: masker.text(bodyText(answer)).slice(0, longest),
});

function bodyText({ headers, body }: RawAnswer): string {
  const plain = decoded(headers, body);
  return plain === undefined ? `(${body.length} bytes that are not ${headers.get('content-encoding')?.toLowerCase()})` : Buffer.from(plain).toString('utf8');
}
