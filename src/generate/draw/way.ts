/**
 * How a whole value is drawn, one that is valid as it stands. Schemas can ask for what no single rule of drawing gives, so several ways
 * are tried, and the first that ends in a valid value is taken.
 */
export interface Way {
  /** Where a schema leaves a choice: the member that fits best, the second best … */
  readonly turn: number;
  /** Members that nobody asked for: the required ones, as many as it takes that an object has one, or all near the top. */
  readonly members: 'required' | 'some' | 'all';
  /** Whether what is optional is left out where no valid value for it is found. */
  readonly cautious: boolean;
}

export const firstWay: Way = { turn: 0, members: 'required', cautious: false };

/** Members of a choice that are tried. */
const mostTurns = 4;

/** Every way to draw with these members, the usual one first. */
export const waysWith = (...members: readonly Way['members'][]): readonly Way[] =>
  members.flatMap((each) => Array.from({ length: mostTurns }, (_, turn) => ({ ...firstWay, turn, members: each })));
