/** One value as one path segment. Empty and dot segments would address another resource, so they are refused. */
export function segment(value: string): string {
  if (value === '' || value === '.' || value === '..') throw new TypeError(`"${value}" cannot be part of an address`);
  return encodeURIComponent(value);
}
