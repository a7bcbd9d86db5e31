import type { Handler } from '../http/handler.ts';
import type { Json } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { isReplay } from './plan.ts';
import type { Trace, Traces } from './trace.ts';
import type { MadeMessage, MessageMaker } from './types.ts';

export interface MessageOptions {
  readonly make: MessageMaker | undefined;
  readonly traces: Traces;
  readonly touch: () => void;
}

/** Answers the verifier's request for a message with the one that the target sends. Never with 5xx: why there is none stands in the trace. */
export function messages({ make, traces, touch }: MessageOptions): Handler {
  return async (request) => {
    touch();
    const call: Json = JSON.parse(await request.text());
    const trace = traces.get(Number(member(call, 'description')));
    const replay = trace?.planned.replay;
    if (trace === undefined || replay === undefined || !isReplay(replay) || replay.source === undefined || make === undefined) return refused();
    try {
      return handOver(trace, await make({ source: replay.source, namespace: trace.namespace }));
    } catch (error) {
      trace.obstacle = { code: 'message.undocumented', attribute: 'request', pointer: '', message: error instanceof Error ? error.message : String(error) };
      return refused();
    }
  };
}

/** As Pact's verifier takes it: the contents as a body, the rest as JSON in a header. */
function handOver(trace: Trace, made: MadeMessage): Response {
  if ('undocumented' in made) {
    trace.obstacle = { code: 'message.undocumented', attribute: 'request', pointer: '', message: made.undocumented, fix: made.fix };
    return refused();
  }
  const { contents, contentType, metadata } = made;
  const body = new TextEncoder().encode(contents);
  trace.answer = { status: 200, headers: new Headers({ ...metadata, 'content-type': contentType }), body };
  const about = Buffer.from(JSON.stringify({ ...inPactsWords(trace, metadata), contentType })).toString('base64');
  return new Response(body, { headers: { 'content-type': contentType, 'pact-message-metadata': about } });
}

/** Headers are the same in any case; metadata of a pact is not. */
function inPactsWords({ planned: { metadataNames } }: Trace, metadata: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [metadataNames.find((expected) => expected.toLowerCase() === name.toLowerCase()) ?? name, value]),
  );
}

const refused = (): Response => new Response('no message', { status: 404 });
