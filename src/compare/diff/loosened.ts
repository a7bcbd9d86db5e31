import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { placeAt } from '../../openapi/place.ts';
import type { MatchingRules, PactBody } from '../../pact/types.ts';
import { project } from '../projection/project.ts';
import { readRules } from '../projection/rules.ts';
import type { DiffCode } from './codes.ts';
import type { Difference } from './difference.ts';
import type { Use } from './hits.ts';

const loosening = new Set<DiffCode>(['response.body.type-widened', 'response.body.choice-added']);

/**
 * Whether an answer may now be what it never was, where the interaction relies on what it was. The pact still agrees with one of the
 * documented forms, so no comparison with the new document alone can tell.
 */
export function isLoosenedFor(now: Document, difference: Difference, use: Use): boolean {
  const { code, was, status, field = '' } = difference;
  if (!loosening.has(code) || was === undefined || was !== use.operation?.id || status !== use.status) return false;
  const { body } = reliedOn(use);
  const values = body === undefined ? [] : valuesAt(body.content, stepsOf(field)).filter((value) => value !== null);
  return code === 'response.body.choice-added' ? values.some((value) => !fits(now, difference, { use, value })) : values.length > 0;
}

/** The answer, or the message, that the consumer reads. */
function reliedOn({ interaction }: Use): { readonly body?: PactBody; readonly matchingRules?: Pick<MatchingRules, 'body'> } {
  if (interaction.type === 'Synchronous/HTTP') return interaction.response;
  const { contents, matchingRules } = interaction;
  return { ...(contents === undefined ? {} : { body: contents }), ...(matchingRules === undefined ? {} : { matchingRules }) };
}

/** `data[].email` → `data`, `[]`, `email`. */
const stepsOf = (field: string): readonly string[] => field.match(/\[\]|[^.[\]]+/g) ?? [];

function valuesAt(value: Json, [step, ...rest]: readonly string[]): readonly Json[] {
  if (step === undefined) return [value];
  if (step === '[]') return isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  if (!isObject(value)) return [];
  const below = step === '*' ? Object.values(value) : Object.hasOwn(value, step) ? [value[step]] : [];
  return below.flatMap((own) => (own === undefined ? [] : valuesAt(own, rest)));
}

/** Whether the new form has what the interaction relies on. */
function fits(now: Document, { pointer }: Difference, { use, value }: { readonly use: Use; readonly value: Json }): boolean {
  const form = placeAt(now, pointer);
  if (form === undefined) return true;
  const rules = readRules(reliedOn(use).matchingRules?.body);
  return project({ document: now, answer: 'the answer', rules, known: new Map() }, { value, places: [form], path: [] }).length === 0;
}
