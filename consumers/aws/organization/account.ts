import type { Account as SdkAccount } from '@aws-sdk/client-organizations';
import { partitionOf } from '../arn.ts';
import { required } from '../sdk/required.ts';

/** One account of a company. */
export interface Account {
  readonly id: string;
  readonly partition: string;
  readonly name: string | null;
  readonly email: string | null;
  /** `ACTIVE`, `SUSPENDED`, `CLOSED` …; others may come. */
  readonly state: string | null;
  readonly joinedAt: Date | null;
}

/** AWS is replacing `Status` by `State`, and may leave out any of them. */
export function readAccount({ Id, Arn, Name, Email, State, Status, JoinedTimestamp }: SdkAccount, answer: object): Account {
  return {
    id: required({ vendor: 'aws-organizations', operation: 'ListAccounts', answer }, 'Accounts[].Id', Id),
    partition: partitionOf(Arn ?? ''),
    name: Name ?? null,
    email: Email ?? null,
    state: State ?? Status ?? null,
    joinedAt: JoinedTimestamp ?? null,
  };
}

/** Whether there is anything to find in an account. */
export const isOpen = ({ state }: Account): boolean => state === null || state === 'ACTIVE';
