import { badInput } from '../failure/failure.ts';
import type { Field, Shape } from '../failure/shape.ts';
import { fields, isRecord, listOf, required, text, valueThat } from '../failure/shape.ts';
import type { Document } from '../openapi/document.ts';

/** What is handed to a function of the library, by the names of its parameters. */
export type Parameters = Readonly<Record<string, Field>>;

/** Refuses what TypeScript would have: not every caller checks types, and an option that nothing reads would have no effect, in silence. */
export function checkCall(name: string, parameters: Parameters, given: object): void {
  const problem = fields(parameters)(given, { path: '', whole: 'the call', part: 'an option' });
  if (problem !== undefined) throw badInput('call.invalid', `${name}: ${problem}`);
}

const isPact = (value: unknown): boolean =>
  isRecord(value) && isRecord(value['consumer']) && isRecord(value['provider']) && [value['interactions'], value['messages']].every(Array.isArray);
const isNamed = (value: unknown): boolean => isRecord(value) && typeof value['file'] === 'string' && isPact(value['pact']);

/** What `readDocument` answers, and nobody writes by hand. */
export const isDocument = (value: unknown): value is Document => isRecord(value) && isRecord(value['root']) && value['files'] instanceof Map;
const isOverlay = (value: unknown): boolean => isRecord(value) && Array.isArray(value['actions']);

export const documentGiven = required(valueThat(isDocument, 'a document, awaited from `readDocument`'));
export const overlayGiven: Field = valueThat(isOverlay, 'an overlay, awaited from `readOverlay`');
export const pactGiven = required(valueThat(isPact, 'the `pact` that `readPact` or `generate` answers'));
const namedPact = valueThat(isNamed, 'a pact with its `file`, as `readPact` and `generate` answer it');
export const pactsGiven = required(listOf(namedPact, 'a list of pacts'));
export const operationsGiven: Shape = listOf(text, 'a list of operation ids');
export const folderGiven: Field = text;

/** What is said of where a source is found. */
export const sourceOptions: Parameters = { folder: folderGiven, name: text };
