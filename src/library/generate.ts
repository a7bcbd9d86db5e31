import { basename, extname } from 'node:path';
import type { DrawOptions } from '../generate/bulk/draw-document.ts';
import type { Field } from '../failure/shape.ts';
import { fields, oneOf, text, valueThat } from '../failure/shape.ts';
import type { Document } from '../openapi/document.ts';
import type { NamedPact } from '../pact/types.ts';
import { checkCall, documentGiven, operationsGiven } from './check-call.ts';
import { pactFileName } from './pact-file.ts';

/** What to draw from a document, and for whom. */
export interface GenerateOptions extends DrawOptions {
  /** The consumer pacticipant. Default: the document's title as in `pet-shop-api`, then `-consumer`. */
  readonly consumer?: string;
  /** The provider pacticipant. Default: the document's title as in `pet-shop-api`. */
  readonly provider?: string;
}

/** What was drawn from a document, and what was not. */
export interface Generation {
  /** One pact, under the name that its file would have; none where nothing could be drawn. */
  readonly pacts: readonly NamedPact[];
  /** How many operations were asked for. */
  readonly operations: number;
  /** How many of them have an interaction. */
  readonly covered: number;
  /** How many interactions there are. */
  readonly interactions: number;
  /** What has no interaction, or one without its body, and why. */
  readonly skipped: readonly Skipped[];
}

/** A response of which no interaction was drawn, or one without its body, and why. */
export interface Skipped {
  /** The operation's id. */
  readonly operation: string;
  /** The status as the document has it (`200`, `4XX`); empty where the operation has no answer to draw. */
  readonly response: string;
  /** Stable: `operation.no-success`, `response.body.contradictory`, `response.body.not-found`, or that of the failure. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
}

export const responsesChoices = ['success', 'all'] as const;
export const relyChoices = ['required', 'documented', 'all'] as const;

const generateOptions: { readonly [Option in keyof GenerateOptions]-?: Field } = {
  operations: operationsGiven,
  responses: oneOf(...responsesChoices),
  rely: oneOf(...relyChoices),
  negative: valueThat((value) => typeof value === 'boolean', 'true or false'),
  seed: valueThat(Number.isInteger, 'a whole number'),
  consumer: text,
  provider: text,
};

/**
 * Draws a pact (Pact specification 4) from a document: for every operation a request and the first documented success, with example
 * values that their schemas allow, matching rules and generators, the credentials that the document's security asks for, and the
 * server's base path. No consumer's code, no server and no file is needed; `writePact` writes the pact. `vendorproof generate --json`
 * prints the same value, with the path of the written file in place of each pact.
 *
 * Throws a `Failure`: `operation.unknown` (with the nearest ids), `call.invalid` (an argument or option that is none),
 * `pacticipant.invalid` (a name with a slash). What a document makes impossible to draw is no failure but in `skipped`, with its code.
 *
 * @example
 * import { generate, readDocument } from 'vendorproof';
 *
 * const petshop = await readDocument('petshop.yaml');
 * const { pacts, covered, interactions } = await generate(petshop, { operations: ['getPet'], responses: 'all', consumer: 'web' });
 * [covered, interactions]; // → [1, 2]
 * pacts.map(({ file }) => file); // → ['web-petshop.json']
 * pacts.flatMap(({ pact }) => pact.interactions.map(({ response }) => response.status)); // → [200, 404]
 */
export async function generate(document: Document, options: GenerateOptions = {}): Promise<Generation> {
  checkCall('generate', { document: documentGiven, options: fields(generateOptions) }, { document, options });
  const [{ drawDocument }, { listOperations }, { operationOf }] = await Promise.all([
    import('../generate/bulk/draw-document.ts'),
    import('../openapi/operations.ts'),
    import('../pact/operation.ts'),
  ]);
  const { consumer = `${nameOf(document)}-consumer`, provider = nameOf(document), operations } = options;
  const parties = { consumer: { name: consumer }, provider: { name: provider } };
  const file = pactFileName(parties);
  const { interactions, skipped } = drawDocument(document, options);
  const pact = { ...parties, interactions, messages: [], metadata: { pactSpecification: { version: '4.0' } } };
  return {
    pacts: interactions.length > 0 ? [{ file, pact }] : [],
    operations: operations === undefined ? listOperations(document).length : new Set(operations).size,
    covered: new Set(interactions.map(operationOf)).size,
    interactions: interactions.length,
    skipped,
  };
}

/** As pacticipants are named: `Pet Shop API` → `pet-shop-api`; after the file where the title has no letter of any script. */
const nameOf = ({ title, file }: Document): string => slug(title) || slug(basename(file, extname(file))) || 'untitled';

const slug = (text: string): string => text.normalize().toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
