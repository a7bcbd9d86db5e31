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
export function finding({ interaction, pointer, operation }: Context, code: Code, { at, document, ...details }: FindingDetails): Finding {
  return {
    code,
    severity: codes[code].severity,
    interaction: interaction.description,
    operation: operation.id,
    pactPointer: pointer + at,
    documentPointer: document,
    ...details,
  };
}
