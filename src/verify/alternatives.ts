import type { MatchingRules } from '../pact/types.ts';
import type { Mismatch } from './types.ts';

type BodyRules = MatchingRules['body'];

/**
 * Where one of several rules is enough, the verifier tells of each that fails. People read that as one mismatch:
 * `expected a string or null, got 12`.
 */
export function joinAlternatives(mismatches: readonly Mismatch[], rules: BodyRules): readonly Mismatch[] {
  const patterns = alternativePaths(rules);
  const isAlternative = ({ attribute, identifier = '' }: Mismatch): boolean =>
    attribute === 'body' && patterns.some((pattern) => pattern.test(identifier));
  const groups = Map.groupBy(mismatches, (mismatch) => (isAlternative(mismatch) ? mismatch.identifier : mismatch));
  return [...groups.values()].flatMap(joined);
}

/** The paths, in the body that was sent, of places that have a choice of rules. */
const alternativePaths = (rules: BodyRules = {}): readonly RegExp[] =>
  Object.entries(rules).flatMap(([path, { combine, matchers }]) => (combine === 'OR' && matchers.length > 1 ? [pathPattern(path)] : []));

/** `$.data[*].id` stands for `$.data[0].id` and others, `$.prices.*` for any name. */
function pathPattern(path: string): RegExp {
  const literal = path.replaceAll(/[$.*+?^{}()|[\]\\]/g, String.raw`\$&`);
  const pattern = literal.replaceAll(String.raw`\[\*\]`, String.raw`\[\d+\]`).replaceAll(String.raw`\.\*`, String.raw`(\.\w+|\['.*?'\])`);
  return new RegExp(`^${pattern}$`, 's');
}

function joined(group: readonly Mismatch[]): readonly Mismatch[] {
  const [first] = group;
  const parts = group.map(({ message }) => /^expected (?<wanted>.*), (?<got>got .*)$/s.exec(message)?.groups);
  const got = parts[0]?.['got'];
  if (first === undefined || got === undefined || parts.some((part) => part?.['got'] !== got)) return group;
  const wanted = [...new Set(parts.map((part) => part?.['wanted']))].join(' or ');
  return [{ ...first, message: `expected ${wanted}, ${got}` }];
}
