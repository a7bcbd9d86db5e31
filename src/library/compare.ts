import type { Finding as PactFinding } from '../compare/finding.ts';
import type { Document } from '../openapi/document.ts';
import type { NamedPact } from '../pact/types.ts';

/** Whether pacts and a document agree, and where they do not. */
export interface Comparison {
  /** False as soon as there is an error; warnings do not count. */
  readonly compatible: boolean;
  /** In the order of the pacts and of their interactions. */
  readonly findings: readonly Finding[];
}

/** One place where a pact and a document disagree (`error`), or where the pact relies on what may change (`warning`). */
export interface Finding extends Omit<PactFinding, 'interaction' | 'pactPointer' | 'documentPointer'> {
  /** Where in which pact. */
  readonly pact: PactLocation;
  /** Where in the document. */
  readonly document: DocumentLocation;
}

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
 * Throws nothing that a document or a pact could cause: a disagreement is a finding.
 *
 * @example
 * import { compare, readDocument, readPact } from 'vendorproof';
 *
 * const document = await readDocument('petshop.yaml');
 * const { compatible, findings } = await compare(document, [await readPact('pacts/web-petshop.json')]);
 * compatible; // → false
 * findings.map(({ code, severity, document: { pointer } }) => [code, severity, pointer]); // → [['response.body.field-unknown', 'error', '/components/schemas/Pet/properties']]
 */
export async function compare(document: Document, pacts: readonly NamedPact[]): Promise<Comparison> {
  const { comparePact, compatible } = await import('../compare/compare.ts');
  const found = pacts.flatMap(({ file, pact }) => comparePact(document, pact).map((finding) => ({ file, finding })));
  return { compatible: compatible(found.map(({ finding }) => finding)), findings: found.map(located) };
}

const located = ({ file, finding }: { readonly file: string; readonly finding: PactFinding }): Finding => {
  const { pactPointer, documentPointer, interaction, ...rest } = finding;
  return { ...rest, pact: { file, interaction, pointer: pactPointer }, document: { pointer: documentPointer } };
};
