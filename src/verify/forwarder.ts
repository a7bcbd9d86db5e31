import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Failure, unreachable } from '../failure/failure.ts';
import { headersFrom } from '../http/agents.ts';
import { endToEnd } from '../http/exchange.ts';
import type { Exchange, RawAnswer } from '../http/exchange.ts';
import { marker } from './replay-files.ts';
import type { Trace, Traces } from './trace.ts';

export interface ForwarderOptions {
  readonly exchange: Exchange;
  readonly traces: Traces;
  /** Headers to send in place of the pact's. */
  readonly headersFor: (trace: Trace) => Readonly<Record<string, string>>;
  readonly touch: () => void;
}

export interface Forwarder {
  readonly port: number;
  close(): void;
}

/** After so many calls without any answer the target is taken for down, and nobody waits for the rest. */
const patience = 3;

/**
 * Stands between the verifier and the target and changes nothing on the way. A server of `node:http` itself:
 * the adapter behind `Handler` gives answers without a content type one of its own, and drops the body of a GET.
 */
export async function startForwarder(options: ForwarderOptions): Promise<Forwarder> {
  const forward = forwarding(options);
  const server = createServer((request, response) => void forward(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => server.close().closeAllConnections(),
  };
}

function forwarding({ exchange, traces, headersFor, touch }: ForwarderOptions) {
  let hasAnswered = false;
  let silences = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    touch();
    const trace = traces.get(Number(request.headers[marker]));
    if (trace === undefined) return refuse(response, `no header ${marker}`);
    try {
      if (!hasAnswered && silences >= patience) throw trace.unanswered ?? givenUp();
      trace.answer = await exchange(await rawRequest(request, headersFor(trace)));
      hasAnswered = true;
      pass(trace.answer, response);
    } catch (error) {
      silences += 1;
      trace.unanswered = error instanceof Failure ? error : unreachable('outbound.failed', String(error), { cause: error });
      refuse(response, trace.unanswered.problem);
    }
  };
}

const givenUp = (): Failure => unreachable('outbound.given-up', 'was not asked: it has not answered any call before');

async function rawRequest(request: IncomingMessage, instead: Readonly<Record<string, string>>) {
  const headers = headersFrom(request.rawHeaders);
  headers.delete(marker);
  for (const [name, value] of Object.entries(instead)) headers.set(name, value);
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body: await buffer(request) };
}

function pass(answer: RawAnswer, response: ServerResponse): void {
  response.sendDate = false;
  response.writeHead(answer.status, [...endToEnd(answer.headers)].flat());
  response.end(answer.body);
}

/** The verifier sees some failure; what really happened stands in the trace. */
const refuse = (response: ServerResponse, why: string): void => void response.writeHead(502, { 'content-type': 'text/plain' }).end(why);
