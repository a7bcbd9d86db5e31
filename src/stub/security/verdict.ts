/** What was found out about the credentials that one security scheme asks for. */
export type Verdict = typeof good | Objection;

/** Why they do not do, from what was not even tried to what was nearly enough. */
export interface Objection {
  readonly kind: 'missing' | 'malformed' | 'wrong' | 'forbidden';
  readonly because: string;
  /** What the protocol calls it: `invalid_token`. */
  readonly error?: string;
  /** Where the protocol has one of its own for this. */
  readonly status?: 401 | 403;
  /** What the protocol sends with it instead of a challenge. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const good = { kind: 'good' } as const;

const order: readonly Objection['kind'][] = ['missing', 'malformed', 'wrong', 'forbidden'];

/** How near they came to being let in: of several alternatives the nearest is worth telling. */
export const nearness = ({ kind }: Objection): number => order.indexOf(kind);

export const missing: Objection = { kind: 'missing', because: 'they are missing' };
export const malformed = (because: string): Objection => ({ kind: 'malformed', because });
export const wrong = (because: string, error?: string): Objection => ({ kind: 'wrong', because, ...(error === undefined ? {} : { error }) });
