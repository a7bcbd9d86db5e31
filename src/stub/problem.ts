import type { Endpoint } from './endpoint.ts';

/** One rule of the document that a request breaks. */
export interface Problem {
  /** Stable, for programs: `parameter.missing`, `body.type`. */
  readonly code: string;
  /** Where in the request: `/query/limit`, `/body/address/city`. */
  readonly pointer: string;
  /** Where in the document the rule stands. */
  readonly rule: string;
  readonly message: string;
}

/** Why the stub does not do as it was asked, before it is put into the vendor's words. */
export interface Refusal {
  readonly status: number;
  readonly problems: readonly [Problem, ...Problem[]];
  /** Undefined where no operation was found. */
  readonly endpoint: Endpoint | undefined;
  /** What the protocol calls it, for vendors whose errors have a field for that: `invalid_client`. */
  readonly error?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** At most so many problems are told at once: the first ones help, a thousand hide them. */
export const mostProblems = 20;
