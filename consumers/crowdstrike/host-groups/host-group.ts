import type { Answer } from '../../shared/answer.ts';
import { instant, known, text, type Vocabulary } from '../reading/loose.ts';

/** A group of hosts, chosen one by one or by a rule. */
export interface HostGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly membership: 'chosen' | 'by-rule' | 'unknown';
  readonly modifiedAt: string | null;
}

export const readHostGroup = (group: Answer): HostGroup => ({
  id: group.text('id'),
  name: group.text('name'),
  description: text(group, 'description'),
  membership: known(group, 'group_type', memberships),
  modifiedAt: instant(group, 'modified_timestamp'),
});

const memberships: Vocabulary<HostGroup['membership']> = {
  words: new Map([['static', 'chosen'], ['staticbyid', 'chosen'], ['dynamic', 'by-rule']]),
  otherwise: 'unknown',
};
