import type { Failure } from '../failure/failure.ts';
import type { RawAnswer } from '../http/exchange.ts';
import type { ProviderState } from '../pact/types.ts';
import type { Planned } from './plan.ts';
import type { Mismatch, Warning } from './types.ts';

/** What happened to one interaction on our side of the verifier: forwarder and state changes write it. */
export interface Trace {
  readonly planned: Planned;
  readonly namespace: string;
  readonly warnings: Warning[];
  /** States that are in force now. */
  readonly setUp: ProviderState[];
  answer?: RawAnswer;
  /** The target gave no answer. */
  unanswered?: Failure;
  /** A state that the target refused to be in. What the replay without it shows says more, unless it passes. */
  refusedState?: Mismatch;
  /** Why it was not replayed. */
  obstacle?: Mismatch;
}

/** By the index of the interaction. */
export type Traces = ReadonlyMap<number, Trace>;

export const newTrace = (planned: Planned, namespace: string): Trace => ({ planned, namespace, warnings: [], setUp: [] });
