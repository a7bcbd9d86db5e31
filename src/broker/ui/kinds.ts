import { html, type Markup } from '../../page/markup.ts';
import { evidenceKinds, kindOfVersion, type EvidenceKind } from '../../verdict/evidence.ts';

/** Kinds of evidence as the pages show them: results of tools that do not mark their provider versions are `other`. */
export type Kind = EvidenceKind | 'other';

export const kinds: readonly Kind[] = [...evidenceKinds, 'other'];

export const kindOf = (providerVersion: string): Kind => kindOfVersion(providerVersion) ?? 'other';

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

interface KindWords {
  readonly label: string;
  /** For a column's head. */
  readonly short: string;
  /** What a pass proves, and what not. */
  readonly proves: string;
}

export const kindWords: Readonly<Record<Kind, KindWords>> = {
  document: {
    label: 'Document',
    short: 'we agree with the document',
    proves:
      'The pact was compared with the vendor’s OpenAPI document. ' +
      'A pass proves that we agree with what is documented, not that the vendor behaves so.',
  },
  stub: {
    label: 'Stub',
    short: 'proves no more than the document',
    proves:
      'The pact was replayed against a stub of the document. ' +
      'For a pact drawn from that document, a pass proves no more than agreement with the document.',
  },
  sandbox: {
    label: 'Sandbox',
    short: 'the vendor behaves so',
    proves: 'The pact was replayed against the vendor’s own system. A pass proves that the vendor behaved so at that time.',
  },
  observed: {
    label: 'Observed',
    short: 'the vendor behaved so, then',
    proves: 'The pact was compared with recorded traffic. A pass proves that the vendor behaved so when it was recorded.',
  },
  other: {
    label: 'Other',
    short: 'the version does not say',
    proves: 'Published by another tool: the provider version does not say what was tested.',
  },
};

/** What each kind proves, for the foot of a page. */
export const kindsExplained = (shown: readonly Kind[]): Markup => html`<section class="section" aria-labelledby="evidence">
<h2 id="evidence">What each kind of evidence proves</h2>
<dl class="kinds">${shown.map((kind) => html`<div><dt>${kindWords[kind].label}</dt><dd>${kindWords[kind].proves}</dd></div>`)}</dl>
</section>`;
