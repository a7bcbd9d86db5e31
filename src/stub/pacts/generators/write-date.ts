/** A moment written in a format of Java's DateTimeFormatter, in UTC. Letters that say nothing here stay as they are. */
export const writeDate = (at: Date, format: string): string =>
  format.replaceAll(/'((?:[^']|'')*)'|([a-zA-Z])\2*/g, (whole, quoted?: string, letter?: string) => {
    if (letter === undefined) return quoted === '' || quoted === undefined ? "'" : quoted.replaceAll("''", "'");
    return Object.hasOwn(letters, letter) ? (letters[letter]?.(at, whole.length) ?? whole) : whole;
  });

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

const named = (at: Date, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options }).format(at);

const year = (at: Date, count: number): string => (count === 2 ? padded(at.getUTCFullYear() % 100, 2) : padded(at.getUTCFullYear(), count));

const month = (at: Date, count: number): string => (count <= 2 ? padded(at.getUTCMonth() + 1, count) : named(at, { month: count === 3 ? 'short' : 'long' }));

const dayOfYear = (at: Date): number => Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 0)) / 86_400_000);

const letters: Readonly<Record<string, (at: Date, count: number) => string>> = {
  G: () => 'AD',
  y: year,
  u: year,
  Y: year,
  M: month,
  L: month,
  d: (at, count) => padded(at.getUTCDate(), count),
  D: (at, count) => padded(dayOfYear(at), count),
  E: (at, count) => named(at, { weekday: count <= 3 ? 'short' : 'long' }),
  a: (at) => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
  H: (at, count) => padded(at.getUTCHours(), count),
  k: (at, count) => padded(at.getUTCHours() || 24, count),
  h: (at, count) => padded(at.getUTCHours() % 12 || 12, count),
  K: (at, count) => padded(at.getUTCHours() % 12, count),
  m: (at, count) => padded(at.getUTCMinutes(), count),
  s: (at, count) => padded(at.getUTCSeconds(), count),
  S: (at, count) => padded(at.getUTCMilliseconds(), 3).padEnd(count, '0').slice(0, count),
  n: (at) => String(at.getUTCMilliseconds() * 1_000_000),
  X: () => 'Z',
  x: (_, count) => (count === 1 ? '+00' : count % 2 === 0 ? '+0000' : '+00:00'),
  Z: (_, count) => (count === 4 ? 'GMT' : count === 5 ? '+00:00' : '+0000'),
  z: () => 'UTC',
  O: () => 'GMT',
  V: () => 'UTC',
};
