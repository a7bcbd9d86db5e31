import { member } from '../json/pointer.ts';
import type { Interaction } from './types.ts';

/** The OpenAPI operation that an interaction exercises, where the one who wrote it has noted it. */
export function operationOf({ comments }: Pick<Interaction, 'comments'>): string | undefined {
  const id = member(member(comments?.['references'], 'openapi'), 'operationId');
  return typeof id === 'string' ? id : undefined;
}
