import type { Outcome } from '../workflow/outcome.ts';

/** The one table of exit codes (docs/exit-codes.md). */
export const exitCodes: Readonly<Record<Outcome, number>> = { done: 0, no: 1, 'bad-input': 2, unknown: 3, unreachable: 4, bug: 70 };

