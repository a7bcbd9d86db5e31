import type { Json } from '../../json/json.ts';
import type { Clock } from '../../system/clock.ts';
import type { Endpoint, Served } from '../endpoint.ts';
import type { ServedPact } from '../pacts/served-pact.ts';
import type { Incoming } from '../request/incoming.ts';
import type { Memories, Memory } from '../memory.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

/** What control calls act upon. */
export interface Control {
  readonly served: readonly Served[];
  readonly pacts: readonly ServedPact[];
  readonly endpoints: readonly Endpoint[];
  readonly memories: Memories;
  readonly strictStates: boolean;
  readonly clock: Clock;
  /** Undefined where the stub sends nothing of its own accord. */
  readonly webhooks: Webhooks | undefined;
  /** Whether the vendor itself answers, whom faults do not make misbehave. */
  readonly isUpstream: boolean;
}

/** Why faults are refused there: a test that counts on them must not pass without. */
export const noFaults = 'faults do not strike with an upstream: the vendor answers, and as it does; leave --upstream out to have the stub misbehave';

/** One control call with its body read. */
export interface ControlCall {
  readonly memory: Memory;
  readonly namespace: string | undefined;
  readonly body: Json | undefined;
  readonly incoming: Incoming;
}

/** What a control call cannot do, as a problem document (RFC 9457). */
export function problem(status: number, detail: string, headers: Readonly<Record<string, string>> = {}): Response {
  const body = JSON.stringify({ title: 'The call cannot be carried out', status, detail });
  return new Response(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } });
}
