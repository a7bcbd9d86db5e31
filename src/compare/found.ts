import type { Document } from '../openapi/document.ts';
import { valueAt } from '../openapi/place.ts';
import type { Code } from './codes.ts';
import { codes } from './codes.ts';
import type { Context } from './context.ts';
import type { Finding } from './finding.ts';

export interface FindingDetails {
  readonly message: string;
  /** Below the interaction: `/request/query/limit`. */
  readonly at: string;
  readonly document: string;
  readonly field?: string;
  readonly fix?: string;
}

/** What is being compared, and with what. */
export interface Compared extends Pick<Context, 'document' | 'pointer'> {
  readonly interaction: { readonly description: string };
  /** The operation, or the message, by its name. */
  readonly operation: { readonly id: string };
}

/** A finding in the interaction that is being compared. */
export function finding(compared: Compared, code: Code, { at, document, ...details }: FindingDetails): Finding {
  const { interaction, pointer, operation } = compared;
  return {
    code,
    severity: codes[code].severity,
    interaction: interaction.description,
    operation: operation.id,
    pactPointer: pointer + at,
    documentPointer: leadingInto(compared.document, document),
    ...details,
  };
}

/** The pointer, or the nearest one above that leads to something: of what is put together from several places, each part has its own. */
function leadingInto(document: Document, pointer: string): string {
  const above = pointer.lastIndexOf('/');
  return above === -1 || valueAt(document, pointer) !== undefined ? pointer : leadingInto(document, pointer.slice(0, above));
}
