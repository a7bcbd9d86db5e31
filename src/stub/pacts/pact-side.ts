import { nearest } from '../../failure/nearest.ts';
import type { Mismatch } from '../../pact/matching/mismatch.ts';
import type { Memory } from '../memory.ts';
import type { Incoming } from '../request/incoming.ts';
import type { StateInForce } from '../states/in-force.ts';
import { createPactIndex } from './pact-index.ts';
import type { Served, ServedPact } from './served-pact.ts';

/** What the served pacts have for a request. */
export type PactFinding =
  | { readonly kind: 'found'; readonly served: Served }
  /** Interactions with this method and path that differ elsewhere, the nearest first. */
  | { readonly kind: 'differs'; readonly near: readonly Near[] }
  /** Methods and paths that the pacts have, the nearest first. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

export interface Near {
  readonly served: Served;
  readonly mismatches: readonly Mismatch[];
}

export type PactSide = (incoming: Incoming, memory: Pick<Memory, 'situation'>) => PactFinding;

/** Finds interactions by Pact's rules; of several that have the request, the one whose states are in force, then one without any. */
export function createPactSide(pacts: readonly ServedPact[]): PactSide {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const index = createPactIndex(interactions);
  const lines = [...new Set(interactions.map(({ interaction: { request } }) => `${request.method} ${request.path}`))];
  return (incoming, { situation }) => {
    const tried = index(incoming.method, incoming.path).map((served) => ({ served, mismatches: served.match(incoming) }));
    const matching = tried.filter(({ mismatches }) => mismatches.length === 0);
    const [first] = matching.toSorted((a, b) => rank(b, situation.states) - rank(a, situation.states));
    if (first !== undefined) return { kind: 'found', served: first.served };
    if (tried.length > 0) return { kind: 'differs', near: tried.toSorted((a, b) => a.mismatches.length - b.mismatches.length) };
    return { kind: 'unknown', nearest: nearest(`${incoming.method} ${incoming.path}`, lines).slice(0, 3) };
  };
}

/** An interaction that asks for more than is in force comes last, and is better than nothing. */
function rank({ served: { interaction } }: Near, inForce: readonly StateInForce[]): number {
  const { providerStates } = interaction;
  const hold = providerStates.filter(({ name, params = {} }) =>
    inForce.some((state) => state.name === name && Object.entries(params).every(([key, value]) => isSameOrUnsaid(state.params[key], value))),
  ).length;
  return hold === providerStates.length ? hold : -1;
}

const isSameOrUnsaid = (given: unknown, wanted: unknown): boolean => given === undefined || JSON.stringify(given) === JSON.stringify(wanted);
