import { member } from '../json/pointer.ts';
import { sourceName, sourceOf } from './message-source.ts';
import type { Interaction, MessageInteraction } from './types.ts';

/** The OpenAPI operation that an interaction exercises, where the one who wrote it has noted it. */
export function operationOf({ comments }: Pick<Interaction, 'comments'>): string | undefined {
  const id = member(member(comments?.['references'], 'openapi'), 'operationId');
  return typeof id === 'string' ? id : undefined;
}

/** The same for messages too, of which it is the webhook or schema. */
export function exercisedBy(interaction: Pick<Interaction | MessageInteraction, 'comments'>): string | undefined {
  const source = sourceOf(interaction);
  return source === undefined ? operationOf(interaction) : sourceName(source);
}
