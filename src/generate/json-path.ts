/**
 * One step down in the JSON paths of matching rules, as Pact's core reads them: no escapes within quotes, no empty names, and digits
 * with a sign or leading zeros are taken for an index. A name that cannot be written becomes `*`, which matches it and its siblings.
 */
export function memberPath(path: string, name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return `${path}.${name}`;
  if (name === '' || name.includes("'") || /^(?:\+\d+|0\d+)$/.test(name)) return `${path}.*`;
  return `${path}['${name}']`;
}

export const elementPath = (path: string, index: number | '*'): string => `${path}[${index}]`;
