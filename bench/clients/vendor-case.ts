import type { Connection } from '../../consumers/shared/call/kit.ts';

/** A client, and every operation that it has, ready to be called over and over. */
export interface ClientCase {
  readonly vendor: string;
  /** Folders of `openapi/` and `providers/` whose stub answers. */
  readonly pacticipant: string;
  /** What the stub must know first: the provider file's states. */
  readonly states?: readonly string[];
  readonly open: (url: string, connection: Connection) => Promise<Operations>;
}

/** By the operation's name; each call is one that succeeds. */
export type Operations = Readonly<Record<string, () => Promise<unknown>>>;
