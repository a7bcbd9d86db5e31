import { comparePact } from '../../src/compare/compare.ts';
import { asText } from '../../src/json/as-text.ts';
import type { Document } from '../../src/openapi/document.ts';
import { operationOf } from '../../src/pact/operation.ts';
import type { Interaction, Pact } from '../../src/pact/types.ts';

/** How many operations are asked wrongly, and how many in one way only, as the comparison sees it where nobody expects a refusal. */
export function countRefused(document: Document, pact: Pact): { readonly refused: number; readonly brokenOnce: number } {
  const errors = pact.interactions.filter(({ response }) => response.status >= 400 && response.status < 500);
  const hoped = errors.map((one): Interaction => ({ ...one, response: { status: 200 } }));
  const found = Map.groupBy(comparePact(document, { ...pact, interactions: hoped }).filter(({ code }) => code.startsWith('request.')), ({ interaction }) => interaction);
  const rules = errors.map((one) => ({ operation: operationOf(one), broken: (found.get(one.description)?.length ?? 0) + Number(asksForUnknown(one)) }));
  const operations = (isWanted: (broken: number) => boolean): number => new Set(rules.filter(({ broken }) => isWanted(broken)).map(({ operation }) => operation)).size;
  return { refused: operations((broken) => broken > 0), brokenOnce: operations((broken) => broken === 1) };
}

/** Whether a provider state says of a value in the path that there is nothing of that name. */
const asksForUnknown = ({ request, providerStates, response }: Interaction): boolean =>
  response.status === 404 &&
  providerStates.flatMap(({ params }) => Object.entries(params ?? {})).some(([name, value]) => !['operation', 'status'].includes(name) && request.path.includes(encodeURIComponent(asText(value))));
