import { comparePact, compatible } from '../../src/compare/compare.ts';
import { isWithin } from '../../src/contract/discover/paths.ts';
import type { Discovery, Tried } from '../../src/contract/discover/types.ts';
import { Failure } from '../../src/failure/failure.ts';
import { parsePath } from '../../src/generate/demand/path.ts';
import { drawInteraction } from '../../src/generate/draw-interaction.ts';
import { answerType, documentedResponse } from '../../src/generate/response/response.ts';
import type { Document } from '../../src/openapi/document.ts';
import { findOperation } from '../../src/openapi/operations.ts';
import type { Interaction, Pact } from '../../src/pact/types.ts';
import { withoutField } from './without-field.ts';

/** One field that an interaction relies on, to be dropped from the document. */
export interface Mutant {
  readonly document: Document;
  readonly pact: Pact;
  readonly interaction: Interaction;
  readonly operation: string;
  readonly field: Tried;
  /** Whether the client's test passed without it, and without each of the fields within. */
  readonly isTolerated: boolean;
}

/** What lets a vendor drop a field without a word: the test's expectation, the comparison of pact and document, or the client itself. */
export type Blind = 'the expectation' | 'the comparison' | 'the client';

export const mutantsOf = (document: Document, pact: Pact, found: readonly Discovery[]): readonly Mutant[] =>
  found.flatMap((discovery) => {
    const interaction = pact.interactions.find(({ description }) => description === discovery.description);
    if (interaction === undefined) return [];
    return discovery.fields.filter((field) => isReliedOn(discovery, field)).map((field) => ({ document, pact, interaction, operation: discovery.operation, field, isTolerated: isTolerated(discovery, field) }));
  });

/** All that is listed was tried; of what was left to experiments only what they found goes into the pact. */
const isReliedOn = ({ listed, relied }: Discovery, { path, changes }: Tried): boolean =>
  changes.absent !== undefined && (listed !== undefined || relied.some((one) => one === path || isWithin(one, path)));

/** What may be missing as a whole, and has to have something in it where it is there, is relied on for that. */
const isTolerated = ({ fields }: Discovery, { path, changes }: Tried): boolean =>
  changes.absent === 'tolerated' && !fields.some((inner) => isWithin(inner.path, path) && typeof inner.changes.absent === 'object');

/** Who does not notice that the field is gone: nobody should be. */
export function blindTo({ document, pact, interaction, operation, field, isTolerated: isMissed }: Mutant): readonly Blind[] {
  const { status } = interaction.response;
  const schema = answerType(documentedResponse(document, findOperation(document, operation), status))?.schema;
  if (schema === undefined) throw new Error(`${operation} answers ${status} without a schema`);
  const dropped = withoutField(document, schema, parsePath(field.path));
  return [
    ...(isDrawn(dropped, { operation, response: { status, relies: [field.path] } }) ? ['the expectation' as const] : []),
    ...(compatible(comparePact(dropped, { ...pact, interactions: [interaction] })) ? ['the comparison' as const] : []),
    ...(isMissed ? ['the client' as const] : []),
  ];
}

function isDrawn(document: Document, expectation: Parameters<typeof drawInteraction>[1]): boolean {
  try {
    return drawInteraction(document, expectation).response.status > 0;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
