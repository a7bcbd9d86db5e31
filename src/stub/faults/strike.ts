import type { Json } from '../../json/json.ts';
import type { Answer } from '../answer/answer.ts';
import { check } from '../request/checks.ts';
import type { Fault } from './fault.ts';
import { mutate, pointersIn } from './mutate.ts';

/** Faults in force and how often each has struck. */
export interface Faults {
  list(): readonly Fault[];
  /** Replaces those in force; counting and drawing begin anew. */
  replace(faults: readonly Fault[]): void;
  /** The answer as the faults leave it, and what they did to it. */
  strike(answer: Answer): { readonly answer: Answer; readonly struck: readonly string[] };
}

export function createFaults(initial: readonly Fault[], seed: number): Faults {
  let faults = initial;
  let strikes = new Map<Fault, number>();
  let draw = randomFrom(seed);
  const isDue = (fault: Fault, answer: Answer): boolean => {
    const { operation, count = Infinity, probability = 1 } = fault;
    const isMeant = operation === undefined || operation === answer.endpoint.operation.id;
    return isMeant && (strikes.get(fault) ?? 0) < count && draw() < probability;
  };
  return {
    list: () => faults,
    replace(next) {
      faults = next;
      strikes = new Map();
      draw = randomFrom(seed);
    },
    strike(answer) {
      const struck: string[] = [];
      let current = answer;
      for (const fault of faults) {
        const spoilt = isDue(fault, answer) ? spoil(current, fault) : undefined;
        if (spoilt === undefined) continue;
        strikes.set(fault, (strikes.get(fault) ?? 0) + 1);
        struck.push(`${fault.kind} ${fault.mutation} at ${JSON.stringify(spoilt.pointer)}`);
        current = { ...current, body: spoilt.body };
      }
      return { answer: current, struck };
    },
  };
}

interface Spoilt {
  readonly pointer: string;
  readonly body: Json;
}

/** At the fault's own pointer, else at the first place where the result leaves the document. */
function spoil({ body, media, endpoint }: Answer, { mutation, pointer }: Fault): Spoilt | undefined {
  if (body === undefined) return undefined;
  const at = (place: string): Spoilt | undefined => {
    const changed = mutate(body, mutation, place);
    return changed === undefined ? undefined : { pointer: place, body: changed };
  };
  if (pointer !== undefined) return at(pointer);
  if (media?.schema === undefined) return undefined;
  const violations = check(endpoint.document, media.schema, 'response');
  const places = pointersIn(body).filter((place) => place !== '' || mutation === 'extra');
  const wrong = places.map(at).find((spoilt) => spoilt !== undefined && violations(spoilt.body).length > 0);
  // Few schemas are closed: a field that the document does not have is odd enough.
  return wrong ?? (mutation === 'extra' ? at('') : undefined);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const stirred = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((stirred ^ (stirred >>> 14)) >>> 0) / 4_294_967_296;
  };
}
