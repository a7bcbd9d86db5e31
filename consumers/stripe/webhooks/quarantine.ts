/** An event that is Stripe's and cannot be dealt with as it is. */
export interface Quarantined {
  readonly id: string;
  readonly type: string;
  /** Another release than those that we read, real money where none is expected or the reverse, or a shape that breaks the contract. */
  readonly because: 'other-release' | 'other-mode' | 'broken-contract';
  readonly detail: string;
  /** As it came, so that it can be dealt with later. */
  readonly body: string;
}

/** Keeps what nobody could read, until somebody looks; whoever implements it raises an alert. */
export interface Quarantine {
  readonly keep: (event: Quarantined) => Promise<void>;
}
