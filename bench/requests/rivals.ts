import type { Operation } from '../../src/openapi/operations.ts';

/** Which other operations of a document a path may lead to as well. */
export type Rivals = (method: string, path: string) => readonly Operation[];

/** Found by a regular expression for each template; base paths before it may be there or not. */
export function rivalsIn(operations: readonly Operation[]): Rivals {
  const all = operations.map((operation) => ({ operation, regex: regexOf(operation.path) }));
  return (method, path) => all.filter(({ operation, regex }) => (method === '*' || operation.method === method) && regex.test(path)).map(({ operation }) => operation);
}

function regexOf(template: string): RegExp {
  const [route = ''] = template.split(/[?#]/);
  const parts = route.replace(/\/$/, '').split(/\{[^{}]*\}/).map((part) => decoded(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}/?$`, 's');
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
