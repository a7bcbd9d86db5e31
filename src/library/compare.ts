import type { codes } from '../compare/codes.ts';
import type { Finding as PactFinding } from '../compare/finding.ts';
import type { Document } from '../openapi/document.ts';
import type { NamedPact } from '../pact/types.ts';
import { checkCall, documentGiven, pactsGiven } from './check-call.ts';

/** Whether pacts and a document agree, and where they do not. */
export interface Comparison {
  /** False as soon as there is an error; warnings do not count. */
  readonly compatible: boolean;
  /** In the order of the pacts and of their interactions. */
  readonly findings: readonly Finding[];
}

/** One place where a pact and a document disagree (`error`), or where the pact relies on what may change (`warning`). */
export interface Finding {
  /** Stable; docs/findings.md says what each means. */
  readonly code: FindingCode;
  /** Only an `error` makes a pact incompatible. */
  readonly severity: 'error' | 'warning';
  /** One sentence for people. */
  readonly message: string;
  /** The operation's id; absent where the document has no such operation. */
  readonly operation?: string;
  /** `data[0].email`, or the name of a parameter or header. */
  readonly field?: string;
  /** What would mend it. */
  readonly fix?: string;
  /** Where in which pact. */
  readonly pact: PactLocation;
  /** Where in the document. */
  readonly document: DocumentLocation;
}

/** What a comparison can find. */
export type FindingCode = keyof typeof codes;

/** A place in a pact. */
export interface PactLocation {
  /** The pact's name as it was given. */
  readonly file: string;
  /** The interaction's description. */
  readonly interaction: string;
  /** RFC 6901, into the pact in its V4 form. */
  readonly pointer: string;
}

/** A place in a document. */
export interface DocumentLocation {
  /** RFC 6901, into the document as read: the rule that is broken, or the nearest parent of what is missing. */
  readonly pointer: string;
}

/**
 * Compares every interaction of some pacts with a document: could the vendor be sent this request (path, parameters, security, body;
 * OpenAPI 3.1, "Operation Object"), and does it document an answer that keeps the pact's matching rules (Pact specification 4)? No
 * server is needed. docs/findings.md lists the codes. The same value as `vendorproof compare --json`.
 *
 * Throws a `Failure`: `call.invalid` (an argument is none, such as a document that was not awaited). A disagreement is a finding.
 *
 * @example
 * import { compare, readDocument, readPact } from 'vendorproof';
 *
 * const pact = await readPact('pacts/web-petshop.json');
 * (await compare(await readDocument('petshop.yaml'), [pact])).compatible; // → true
 *
 * const { compatible, findings } = await compare(await readDocument('petshop-next.yaml'), [pact]);
 * compatible; // → false
 * findings.map(({ code, field, document }) => [code, field, document.pointer]); // → [['response.body.field-unknown', 'name', '/components/schemas/Pet']]
 */
export async function compare(document: Document, pacts: readonly NamedPact[]): Promise<Comparison> {
  checkCall('compare', { document: documentGiven, pacts: pactsGiven }, { document, pacts });
  const { comparePact, compatible } = await import('../compare/compare.ts');
  const found = pacts.flatMap(({ file, pact }) => comparePact(document, pact).map((finding) => ({ file, finding })));
  return { compatible: compatible(found.map(({ finding }) => finding)), findings: found.map(located) };
}

const located = ({ file, finding }: { readonly file: string; readonly finding: PactFinding }): Finding => {
  const { pactPointer, documentPointer, interaction, ...rest } = finding;
  return { ...rest, pact: { file, interaction, pointer: pactPointer }, document: { pointer: documentPointer } };
};
