import { breakable, html, nothing, type Markup } from '../../page/markup.ts';
import type { VersionMarks } from '../domain/types.ts';

/** A version number as people know it; the whole stays in the title where it is shortened. */
export function versionNumber(number: string): Markup {
  const short = shortened(number);
  return short === number ? html`<span class="version">${breakable(number)}</span>` : html`<span class="version" title="${number}">${breakable(short)}</span>`;
}

const longest = 60;

/** A commit is known by its first digits; anything else that is very long is shortened in the middle. */
function shortened(number: string): string {
  const commit = number.replace(/^([0-9a-f]{12})[0-9a-f]{28}(?![0-9a-f])/, '$1');
  return commit.length <= longest ? commit : `${commit.slice(0, 24)}…${commit.slice(-16)}`;
}

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
