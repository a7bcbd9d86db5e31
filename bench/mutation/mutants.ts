import { comparePact, compatible } from '../../src/compare/compare.ts';
import { bodyValue } from '../../src/compare/response/body-value.ts';
import { valuesAt } from '../../src/contract/discover/change-field.ts';
import { documentedFields } from '../../src/contract/discover/fields.ts';
import { isWithin } from '../../src/contract/discover/paths.ts';
import type { Discovery } from '../../src/contract/discover/types.ts';
import { Failure } from '../../src/failure/failure.ts';
import { demandOfValue } from '../../src/generate/demand/demand.ts';
import type { Path } from '../../src/generate/demand/path.ts';
import { writtenPath } from '../../src/generate/demand/path.ts';
import { drawInteraction } from '../../src/generate/draw-interaction.ts';
import { answerType, documentedResponse } from '../../src/generate/response/response.ts';
import type { Document } from '../../src/openapi/document.ts';
import { findOperation } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import { operationOf } from '../../src/pact/operation.ts';
import type { Interaction, Pact } from '../../src/pact/types.ts';
import { withoutField } from './without-field.ts';

/** One field that an interaction relies on, to be dropped from the document. */
export interface Mutant {
  readonly document: Document;
  readonly pact: Pact;
  readonly interaction: Interaction;
  readonly operation: string;
  /** The schema of the answer's body. */
  readonly schema: Place;
  readonly path: Path;
}

/** Whom a dropped field may escape: the test's expectation, the comparison of pact and document, or the client. */
export type Guard = 'the expectation' | 'the comparison' | 'the client';

/** More fields than this no answer of a test has. */
const most = 5000;

/** Every field of the answers that a pact has. */
export const mutantsOf = (document: Document, pact: Pact): readonly Mutant[] =>
  pact.interactions.flatMap((interaction) => {
    const operation = operationOf(interaction);
    const schema = operation === undefined ? undefined : answerType(documentedResponse(document, findOperation(document, operation), interaction.response.status))?.schema;
    const read = schema && bodyValue(document, schema, interaction.response);
    if (operation === undefined || schema === undefined || read === undefined) return [];
    const { fields } = documentedFields(document, schema, { demand: demandOfValue(read.value), most });
    const there = fields.filter(({ path }) => path.at(-1)?.kind === 'field' && valuesAt(read.value, path).length > 0);
    return there.map(({ path }) => ({ document, pact, interaction, operation, schema, path }));
  });

/** Whom it escapes that the field is gone; nobody asks the client where no experiments were made. */
export function blindTo(mutant: Mutant, found: readonly Discovery[] | undefined): readonly Guard[] {
  const { document, pact, interaction, operation, schema, path } = mutant;
  const dropped = withoutField(document, schema, path);
  const expectation = { operation, response: { status: interaction.response.status, relies: [writtenPath(path)] } };
  return [
    ...(isDrawn(dropped, expectation) ? ['the expectation' as const] : []),
    ...(compatible(comparePact(dropped, { ...pact, interactions: [interaction] })) ? ['the comparison' as const] : []),
    ...(found !== undefined && !clientNotices(mutant, found) ? ['the client' as const] : []),
  ];
}

/** Whether the test fails without the field. What may be missing as a whole, and is read where it is there, is relied on for what is within. */
function clientNotices({ interaction, path }: Mutant, found: readonly Discovery[]): boolean {
  const name = writtenPath(path);
  const tried = found.find(({ description }) => description === interaction.description)?.fields ?? [];
  return tried.some((field) => (field.path === name || isWithin(field.path, name)) && typeof field.changes.absent === 'object');
}

function isDrawn(document: Document, expectation: Parameters<typeof drawInteraction>[1]): boolean {
  try {
    return drawInteraction(document, expectation).response.status > 0;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
