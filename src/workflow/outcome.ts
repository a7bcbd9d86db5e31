/** How a job ended, as exit codes tell it apart, the most serious first. */
export const outcomes = ['bug', 'bad-input', 'no', 'unreachable', 'unknown', 'done'] as const;
export type Outcome = (typeof outcomes)[number];

/** The outcome of several jobs together: the most serious one. */
export const worst = (several: readonly Outcome[]): Outcome => outcomes.find((outcome) => several.includes(outcome)) ?? 'done';
