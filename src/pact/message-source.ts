import { member } from '../json/pointer.ts';
import type { MessageInteraction } from './types.ts';

/** What of the vendor's document a message is: what a webhook or callback sends, or what a named schema describes. */
export type MessageSource = { readonly webhook: string } | { readonly schema: string };

/** As `comments.references` has it; undefined where whoever wrote the message noted nothing. */
export function sourceOf({ comments }: Pick<MessageInteraction, 'comments'>): MessageSource | undefined {
  const noted = member(comments?.['references'], 'openapi');
  const [webhook, schema] = [member(noted, 'webhook'), member(noted, 'schema')];
  if (typeof webhook === 'string') return { webhook };
  return typeof schema === 'string' ? { schema } : undefined;
}

/** The name alone, for people. */
export const sourceName = (source: MessageSource): string => ('webhook' in source ? source.webhook : source.schema);
