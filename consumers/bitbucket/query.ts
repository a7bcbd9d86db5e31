/** A filter expression that all the given fields satisfy: `state="OPEN" AND source.branch.name="x"`. */
export const allOf = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field}=${quoted(value)}`)
    .join(' AND ');

/** How a quote is written inside of quotes is not documented, so a value with one is refused rather than misread. */
function quoted(value: string): string {
  if (/["\\]/.test(value)) throw new TypeError(`${value} cannot be searched for: it holds a quote or a backslash`);
  return `"${value}"`;
}
