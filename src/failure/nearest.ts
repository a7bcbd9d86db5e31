/** The names most like a mistyped one, nearest first; at most three, none that is mostly different. */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const scored = [...new Set(candidates)].flatMap((candidate) => {
    const score = unlikeness(name, candidate);
    return score === undefined ? [] : [{ candidate, score }];
  });
  const best = Math.min(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score <= best + 1)
    .toSorted((a, b) => a.score - b.score || a.candidate.localeCompare(b.candidate, 'en'))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** `did you mean a or b?`, or the whole list when nothing is near. */
export function suggest(name: string, candidates: Iterable<string>): string {
  const all = [...new Set(candidates)];
  const near = nearest(name, all);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : listed(all);
}

/** `known: a, b, c`; a long list is cut. */
export function listed(candidates: Iterable<string>): string {
  const all = [...new Set(candidates)];
  return all.length === 0 ? 'there are none' : `known: ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`;
}

/** A piece of a name has to be this long to tell anything. */
const shortestPiece = 3;

/** How far two names are apart in slips of the keyboard; undefined where they are different names. Case and punctuation count little. */
function unlikeness(name: string, candidate: string): number | undefined {
  const [a, b] = [name.toLowerCase(), candidate.toLowerCase()];
  if (a === b) return 0;
  const [short = '', long = ''] = [lettersOf(a), lettersOf(b)].toSorted((one, other) => one.length - other.length);
  if (short === long && short !== '') return 0.5;
  const slips = Math.max(1, Math.floor(Math.max(a.length, b.length) / 3));
  const distance = Math.abs(a.length - b.length) > slips ? Infinity : distanceBetween(a, b);
  if (distance <= slips) return distance;
  if (short.length < shortestPiece || !long.includes(short)) return undefined;
  // The beginning of a name, or else a word of it, left the rest out.
  return slips + (long.startsWith(short) ? 1 : 2);
}

const lettersOf = (name: string): string => name.replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

/** Letters to be put in, left out or replaced, and neighbours to be swapped, over three rows. */
function distanceBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
