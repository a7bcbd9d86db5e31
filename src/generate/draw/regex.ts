/** A documented pattern as a regular expression that Pact's engines understand the same way; undefined when there is none. */
export function pactRegex(_pattern: string): string | undefined {
  return undefined;
}
