import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import type { VersionMarks } from '../domain/types.ts';

/** A version number, shortened in the middle where it is very long: the whole stays in the title. */
export const versionNumber = (number: string): Markup =>
  number.length <= longest
    ? html`<span class="version">${breakable(number)}</span>`
    : html`<span class="version" title="${number}">${breakable(`${number.slice(0, 24)}…${number.slice(-16)}`)}</span>`;

const longest = 60;

/** Branches, tags and environments of a version; each says what it is, for those who do not see its colour. */
export function versionChips({ branches, tags, environments }: VersionMarks): Markup {
  const chips = [
    ...branches.map(({ name }) => chip('branch', name)),
    ...tags.map(({ name }) => chip('tag', name)),
    ...environments.map(({ name }) => chip('environment', name)),
  ];
  return chips.length === 0 ? nothing : html`<span class="chips">${chips}</span>`;
}

const prefixes = { branch: 'branch', tag: 'tag', environment: 'in' } as const;

const chip = (what: keyof typeof prefixes, name: string): Markup =>
  html`<span class="chip ${what}"><b>${prefixes[what]}</b> ${name}</span>`;
