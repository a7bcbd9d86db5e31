import { parseTemplate } from '../../openapi/routing/template.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Incoming } from './incoming.ts';
import { essenceOf, isFormType } from './media.ts';

/**
 * The fields of a form that is sent to an operation which documents none, but is told by a field of the request, `#Action=ListUsers`.
 * Vendors of that habit take their query, and a body that is documented in another type, in a form as well, and their clients send it so.
 */
export function actionForm({ operation }: Endpoint, { headers, body }: Incoming): readonly Pair[] | undefined {
  const isTold = /[#?]/.test(operation.path) && parseTemplate(operation.path).demands.length > 0;
  if (!isTold || !isFormType(essenceOf(headers.get('content-type') ?? ''))) return undefined;
  if (operation.body?.content.some(({ type }) => isFormType(type)) === true) return undefined;
  return [...new URLSearchParams(new TextDecoder().decode(body))];
}

/** The fields that are no part of the query: those of the documented body, in brackets. */
export function bodyPairs({ operation }: Endpoint, pairs: readonly Pair[]): readonly Pair[] {
  const told = parseTemplate(operation.path).demands.map(([name]) => name);
  const declared = operation.parameters.filter(({ in: where }) => where === 'query').map(({ name }) => name);
  const elsewhere = new Set([...told, ...declared]);
  return pairs.filter(([name]) => !elsewhere.has(name)).map(([name, value]) => [bracketed(name), value]);
}

/** `Tags.member.2.Key` → `Tags[1][Key]`: lists count from one there, and may name their items. */
function bracketed(name: string): string {
  const [first = '', ...rest] = name.split('.');
  const isIndex = (part: string | undefined): boolean => /^\d{1,6}$/.test(part ?? '');
  const keys = rest.filter((part, index) => !(itemName.test(part) && isIndex(rest[index + 1])));
  return first + keys.map((key) => `[${isIndex(key) ? Math.max(0, Number(key) - 1) : key}]`).join('');
}

const itemName = /^(member|entry|item)$/;
