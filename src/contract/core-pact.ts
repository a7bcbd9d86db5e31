import type { AsynchronousMessage, ConsumerInteraction, ConsumerPact } from '@pact-foundation/pact-core';
import type { Interaction, MatchingRules, MessageRules } from '../pact/types.ts';
import type { Play } from './play-types.ts';

/** `FfiSpecificationVersion` of Pact specification 4. */
const specification4 = 5;

/** An empty pact of Pact's own core, which is loaded when it is first needed. */
export async function newPact({ consumer, provider }: Pick<Play, 'consumer' | 'provider'>): Promise<ConsumerPact> {
  const { makeConsumerPact } = await import('@pact-foundation/pact-core');
  return makeConsumerPact(consumer, provider, specification4, 'error');
}

type Core = Pick<ConsumerInteraction | AsynchronousMessage, 'given' | 'givenWithParams' | 'addInteractionReference'>;

/** What interactions and messages have alike: provider states and references. */
export function describeCommon(core: Core, { providerStates, comments }: Pick<Interaction, 'providerStates' | 'comments'>): void {
  for (const { name, params } of providerStates) {
    if (params === undefined) core.given(name);
    else core.givenWithParams(name, JSON.stringify(params));
  }
  for (const [group, names] of Object.entries(comments?.['references'] ?? {})) {
    for (const [name, value] of Object.entries(names ?? {})) core.addInteractionReference(group, name, String(value));
  }
}

export function withRules(rules: MatchingRules | MessageRules | undefined, set: (json: string) => void): void {
  if (rules !== undefined) set(JSON.stringify(rules));
}
