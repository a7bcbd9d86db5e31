/** The names most like a mistyped one, nearest first; at most three, none that is mostly different. */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.max(2, Math.ceil(name.length / 2));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate, 'en'))
    .slice(0, 3)
    .map((entry) => entry.candidate);
}

/** `did you mean a or b?`, or the whole list when nothing is near. */
export function suggest(name: string, candidates: Iterable<string>): string {
  const all = [...new Set(candidates)];
  const near = nearest(name, all);
  if (near.length > 0) return `did you mean ${near.join(' or ')}?`;
  return all.length === 0 ? 'there are none' : `known: ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`;
}

/** Levenshtein distance over two rows. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
