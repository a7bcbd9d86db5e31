import { joinPointer, member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation, SecurityScheme } from '../../openapi/operations.ts';
import type { DiffCode } from './codes.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';

/** One way to be let in: what is sent, whatever the document calls it, and the scopes it needs. */
interface Alternative {
  readonly key: string;
  readonly words: string;
  /** `header X-Key`, `http basic`. */
  readonly sent: string;
  readonly scopes: readonly string[];
}

/** Which credentials an operation takes. */
export function diffSecurity(pair: Pair): readonly Difference[] {
  const { documents, was, is } = pair;
  const [before, after] = [alternativesOf(was), alternativesOf(is)];
  const said = (code: DiffCode, message: string): Difference => differing(pair, { code, message, pointer: pointerOf(documents.now, is) });
  if (isOpen(before) && isOpen(after)) return [];
  if (isOpen(before)) return [said('request.security.required', `${is.id} now asks for ${listed(after)}`)];
  if (isOpen(after)) return [said('request.security.dropped', `${is.id} no longer asks for credentials`)];
  const { pairs, removed, added } = paired(before, after);
  return [
    ...removed.map((one) => said('request.security.alternative-removed', `${is.id} no longer takes ${nameBeside(one, added)}`)),
    ...added.map((one) => said('request.security.alternative-added', `${is.id} also takes ${nameBeside(one, removed)}`)),
    ...pairs.flatMap(([one, other]) => diffScopes(one, other).map(([code, words]) => said(code, `${is.id} ${words}`))),
  ];
}

/** Where something else has the same name now, what is sent says which is meant: `key (header X-Key)`. */
const nameBeside = ({ words, sent }: Alternative, others: readonly Alternative[]): string =>
  others.some((other) => other.words === words) ? `${words} (${sent})` : words;

interface Paired {
  readonly pairs: readonly (readonly [Alternative, Alternative])[];
  readonly removed: readonly Alternative[];
  readonly added: readonly Alternative[];
}

/** What is the same in both is left out; of the rest, what differs in scopes only is paired. */
function paired(before: readonly Alternative[], after: readonly Alternative[]): Paired {
  const isIn = (list: readonly Alternative[]) => (one: Alternative) => list.some((other) => other.key === one.key && sameScopes(other, one));
  const [gone, fresh] = [before.filter((one) => !isIn(after)(one)), after.filter((one) => !isIn(before)(one))];
  const pairs: (readonly [Alternative, Alternative])[] = [];
  for (const one of gone) {
    const partner = fresh.find((other) => other.key === one.key && !pairs.some(([, taken]) => taken === other));
    if (partner !== undefined) pairs.push([one, partner]);
  }
  const known = new Set(pairs.flat());
  return { pairs, removed: gone.filter((one) => !known.has(one)), added: fresh.filter((one) => !known.has(one)) };
}

const sameScopes = (one: Alternative, other: Alternative): boolean => one.scopes.toSorted().join('\n') === other.scopes.toSorted().join('\n');

function diffScopes(before: Alternative, after: Alternative): readonly (readonly [DiffCode, string])[] {
  const added = after.scopes.filter((scope) => !before.scopes.includes(scope));
  const removed = before.scopes.filter((scope) => !after.scopes.includes(scope));
  return [
    ...(added.length === 0 ? [] : [['request.security.scope-added', `needs the scope ${added.join(', ')} of ${after.words}`] as const]),
    ...(removed.length === 0 ? [] : [['request.security.scope-removed', `no longer needs the scope ${removed.join(', ')} of ${after.words}`] as const]),
  ];
}

/** No requirement at all, or an empty one among them: credentials are free to be left out. */
const isOpen = (alternatives: readonly Alternative[]): boolean => alternatives.length === 0 || alternatives.some(({ key }) => key === '');

/** Alternatives that differ in their scopes only are named once. */
const listed = (alternatives: readonly Alternative[]): string => [...new Set(alternatives.map(({ words }) => words))].join(', or ');

function alternativesOf({ security }: Operation): readonly Alternative[] {
  return security.map((schemes) => ({
    key: schemes.map(keyOf).toSorted().join(' and '),
    words: schemes.map(({ name }) => name).join(' and '),
    sent: schemes.map(({ type, scheme, in: where, parameter }) => (type === 'apiKey' ? `${where} ${parameter}` : [type, scheme].filter(Boolean).join(' '))).join(' and '),
    scopes: schemes.flatMap(({ scopes }) => scopes),
  }));
}

const keyOf = ({ type, scheme, in: where, parameter }: SecurityScheme): string =>
  [type, scheme, where, where === 'header' ? parameter?.toLowerCase() : parameter].filter((part) => part !== undefined).join(' ');

function pointerOf({ root }: Document, { place }: Operation): string {
  if (member(place.value, 'security') !== undefined) return joinPointer(place.pointer, 'security');
  return root['security'] === undefined ? place.pointer : '/security';
}
