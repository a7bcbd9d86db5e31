import type { ProviderState } from '../pact/types.ts';
import type { Expectation } from './expectation.ts';

/** The provider states of an expectation, in Pact's form. */
export function statesOf(given: Expectation['given']): readonly ProviderState[] {
  const states = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return states.map((state: string | ProviderState) => (typeof state === 'string' ? { name: state } : state));
}

/** ` when a pet exists`, for descriptions. */
export const whenIn = (states: readonly ProviderState[]): string => (states.length === 0 ? '' : ` when ${states.map(({ name }) => name).join(' and ')}`);
