/* c8 ignore start */
import type { Account, PullRequest } from '../types.ts';

/** The repository that something happened to. */
export interface EventRepository {
  /** UUID in braces. */
  readonly id: string;
  readonly fullName: string;
}

interface Happened {
  readonly repository: EventRepository;
  /** Null for what the system did by itself. */
  readonly actor: Account | null;
}

/** A delivery as we use it. Keys that we do not use are `unknown`. */
export type BitbucketEvent =
  | ({ readonly kind: 'push'; readonly changes: readonly RefChange[] } & Happened)
  | ({ readonly kind: 'pull-request'; readonly action: PullRequestAction; readonly pullRequest: PullRequest } & Happened)
  | ({ readonly kind: 'repository'; readonly changed: readonly string[] } & Happened)
  | ({ readonly kind: 'build'; readonly key: string; readonly state: string } & Happened)
  | { readonly kind: 'unknown'; readonly key: string };

export type PullRequestAction = 'created' | 'updated' | 'merged' | 'declined' | 'approved' | 'changes-requested' | 'commented';

/** What a push did to one branch or tag. */
export type RefChange =
  | { readonly what: 'removed'; readonly ref: Ref; readonly was: string }
  | {
      readonly what: 'created' | 'moved';
      readonly ref: Ref;
      readonly hash: string;
      /** Null when it was created. */
      readonly was: string | null;
      /** Commits that it had before may be gone. */
      readonly isForced: boolean;
      /** Hashes of the new commits, the newest first; null where the delivery tells only a part of them. */
      readonly commits: readonly string[] | null;
    };

export interface Ref {
  readonly type: 'branch' | 'tag';
  readonly name: string;
}
/* c8 ignore stop */
