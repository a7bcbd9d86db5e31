/** Everything that can go wrong with a call, and whether the same call may succeed when it is made again later. */
export const errorKinds = {
  authentication: { retryable: false },
  permission: { retryable: false },
  'rate-limited': { retryable: true },
  timeout: { retryable: true },
  unavailable: { retryable: true },
  /** Not even sent: too many calls wait already. */
  overloaded: { retryable: true },
  'invalid-request': { retryable: false },
  'not-found': { retryable: false },
  conflict: { retryable: false },
  gone: { retryable: false },
  /** Understood and refused for a reason of the business: a card without money. */
  declined: { retryable: false },
  /** The answer is not what the document says where we rely on it. */
  contract: { retryable: false },
  cancelled: { retryable: false },
} as const satisfies Readonly<Record<string, { readonly retryable: boolean }>>;

export type ErrorKind = keyof typeof errorKinds;
