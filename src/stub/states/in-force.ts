import { canonicalJson } from '../../json/canonical.ts';
import type { JsonObject } from '../../json/json.ts';
import { isStateOf } from '../../openapi/states.ts';

/** A provider state that holds now, with the parameters that it was set with. */
export interface StateInForce {
  readonly name: string;
  readonly params: JsonObject;
}

/** The operation of which a state says how it answers, if it is called so. */
export function operationIn({ name, params: { operation, status } }: StateInForce): string | undefined {
  return typeof operation === 'string' && typeof status === 'number' && isStateOf(name, operation, status) ? operation : undefined;
}

/** The states of one situation, the last one set at the end. */
export interface Situation {
  readonly states: readonly StateInForce[];
  /** Whether a request has been answered since the last state was set. */
  readonly isUsed: boolean;
}

export const noSituation: Situation = { states: [], isUsed: false };

/**
 * Puts a state in force. States that are set one after another hold together; the first one after an answered request begins anew,
 * since Pact's verifier need not tear down what one interaction has set up before it sets up the next.
 */
export function setUp({ states, isUsed }: Situation, state: StateInForce): Situation {
  const kept = isUsed ? [] : states.filter((other) => !isSame(other, state));
  return { states: [...kept, state], isUsed: false };
}

export const tearDown = ({ states, isUsed }: Situation, state: StateInForce): Situation =>
  ({ states: states.filter((other) => !isSame(other, state)), isUsed });

const isSame = (a: StateInForce, b: StateInForce): boolean => a.name === b.name && canonicalJson(a.params) === canonicalJson(b.params);
