/** What a pass proves: agreement with the document, with a stub of it, with the live sandbox, or with recorded traffic. */
export const evidenceKinds = ['document', 'stub', 'sandbox', 'observed'] as const;
/** The kinds of evidence, weakest first: `document`, `stub`, `sandbox`, `observed`. */
export type EvidenceKind = (typeof evidenceKinds)[number];

const marks: Readonly<Record<EvidenceKind, string>> = { document: 'doc', stub: 'stub', sandbox: 'sandbox', observed: 'observed' };

/**
 * A provider version carries its kind of evidence, so that one kind never overwrites another:
 * the broker keeps the latest result for a pact content and provider version.
 */
export const providerVersion = (apiVersion: string, kind: EvidenceKind, detail: string): string =>
  `${apiVersion.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 40)}+${marks[kind]}.${detail}`;

/** The kind that a provider version names; undefined for versions that others published. */
export function kindOfVersion(version: string): EvidenceKind | undefined {
  const mark = /\+([a-z]+)\./.exec(version)?.[1];
  return evidenceKinds.find((kind) => marks[kind] === mark);
}
