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

/** A finding in the interaction that is being compared. */
export function finding(context: Context, code: Code, { at, document, ...details }: FindingDetails): Finding {
  const { interaction, pointer, operation } = context;
  return {
    code,
    severity: codes[code].severity,
    interaction: interaction.description,
    operation: operation.id,
    pactPointer: pointer + at,
    documentPointer: leadingInto(context.document, document),
    ...details,
  };
}

/** The pointer, or the nearest one above that leads to something: of what is put together from several places, each part has its own. */
function leadingInto(document: Document, pointer: string): string {
  const above = pointer.lastIndexOf('/');
  return above === -1 || valueAt(document, pointer) !== undefined ? pointer : leadingInto(document, pointer.slice(0, above));
}
