import { compileRequest } from '../../src/pact/matching/message.ts';
import type { Mismatch } from '../../src/pact/matching/mismatch.ts';
import { interactionPlace, readInteraction } from '../../src/pact/read.ts';
import type { Pair } from './pair.ts';

/** How the request differs from what is expected, by our rules. */
export function judgeByOurs({ expected, actual }: Pair): readonly Mismatch[] {
  const { body, headers, ...rest } = expected;
  // The core's interface for building interactions expects the header that a body's type goes with.
  const typed = body === undefined ? { headers } : { headers: { ...headers, 'Content-Type': [body.contentType] }, body: { ...body } };
  const raw = { description: 'a pair', response: { status: 200 }, request: { ...rest, ...typed } };
  const { request } = readInteraction(raw, { isV4: true, place: interactionPlace('pair.json', 0) });
  const [path = '', query = ''] = actual.target.split('?');
  const bytes = new TextEncoder().encode(actual.body ?? '');
  return compileRequest(request)({ method: actual.method, path, query: new URLSearchParams(query), headers: new Headers(actual.headers), body: bytes });
}
