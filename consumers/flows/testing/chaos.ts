import type { Random } from './random.ts';

const kinds = ['status,status=503,probability=0.2', 'status,status=500,probability=0.1', 'rate-limit,probability=0.2', 'reset,probability=0.15', 'truncate,probability=0.15', 'latency,ms=1,probability=0.3'] as const;

/** Down for good: nothing comes through until the faults change. */
const down = ['status,status=503'] as const;

/** Faults for a stub, as chance has them: none, one kind, several at once, or all of it is down. Truncated answers were acted upon, resets were not. */
export function chaos(random: Random): readonly string[] {
  return random.chance(0.15) ? down : kinds.filter(() => random.chance(0.35));
}
