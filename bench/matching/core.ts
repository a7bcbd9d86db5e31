import { request } from 'node:http';
import { getFfiLib } from '@pact-foundation/pact-core';
import type { Pair } from './pair.ts';

const requestPart = 0;
const version4 = 5;

/** Whether each pair matches by Pact's own core: its mock server expects the requests and is sent those that come. The pairs have paths of their own. */
export async function judgeByCore(pairs: readonly Pair[]): Promise<readonly boolean[]> {
  const ffi = getFfiLib('error');
  const pact = ffi.pactffiNewPact('bench', 'core');
  ffi.pactffiWithSpecification(pact, version4);
  pairs.forEach((pair) => expectRequest(ffi, ffi.pactffiNewInteraction(pact, pair.expected.path), pair));
  const port = ffi.pactffiCreateMockServerForTransport(pact, '127.0.0.1', 0, 'http', '');
  try {
    const statuses: number[] = [];
    for (const { actual } of pairs) statuses.push(await send(port, actual));
    return statuses.map((status) => status === 200);
  } finally {
    ffi.pactffiCleanupMockServer(port);
  }
}

type Ffi = ReturnType<typeof getFfiLib>;

function expectRequest(ffi: Ffi, handle: ReturnType<Ffi['pactffiNewInteraction']>, { expected }: Pair): void {
  ffi.pactffiUponReceiving(handle, expected.path);
  ffi.pactffiWithRequest(handle, expected.method, expected.path);
  for (const [name, values] of Object.entries(expected.query)) values.forEach((value, index) => ffi.pactffiWithQueryParameter(handle, name, index, value));
  for (const [name, values] of Object.entries(expected.headers)) values.forEach((value, index) => ffi.pactffiWithHeader(handle, requestPart, name, index, value));
  const { body } = expected;
  if (body !== undefined) {
    const isText = body.contentType !== 'application/json' && typeof body.content === 'string';
    ffi.pactffiWithBody(handle, requestPart, body.contentType, isText ? String(body.content) : JSON.stringify(body.content));
  }
  ffi.pactffiWithMatchingRules(handle, requestPart, JSON.stringify(expected.matchingRules));
  ffi.pactffiResponseStatus(handle, '200');
}

const send = (port: number, { method, target, headers, body }: Pair['actual']): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: target, headers: { ...headers, connection: 'close' } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
