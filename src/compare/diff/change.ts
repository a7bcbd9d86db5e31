import type { Document } from '../../openapi/document.ts';
import type { NamedPact } from '../../pact/types.ts';
import { locate } from '../locate.ts';
import { causesOf } from './attribute.ts';
import type { DiffCode } from './codes.ts';
import { diffCodes } from './codes.ts';
import { diffDocuments } from './diff.ts';
import type { Difference } from './difference.ts';
import type { Kind } from './entry.ts';
import type { Hit, Use } from './hits.ts';
import { hitsOf, usesOf } from './hits.ts';
import { isLoosenedFor } from './loosened.ts';

/** One interaction of one pact. */
export interface Affected {
  /** The path as it was given. */
  readonly pact: string;
  /** The interaction's description. */
  readonly interaction: string;
}

/** What changed from one document to the next, and whom it hits. */
export interface Change {
  /** Stable; docs/findings.md says what each means. */
  readonly code: DiffCode;
  /** With pacts, whether it hits an interaction; without, whether it would break some consumer. */
  readonly kind: 'breaking' | 'safe';
  /** The operation's id; empty for the document as a whole. */
  readonly operation: string;
  /** RFC 6901, into the new document; for something removed, its nearest parent that still exists. */
  readonly pointer: string;
  /** One sentence for people. */
  readonly message: string;
  /** The interactions that it hits; none without pacts. */
  readonly affects: readonly Affected[];
}

/** With pacts, a change is breaking where it hits one of them; without, where it would break some consumer. */
export function changesBetween(old: Document, now: Document, pacts: readonly NamedPact[]): readonly Change[] {
  const differences = diffDocuments(old, now);
  if (pacts.length === 0) return differences.map((difference) => asChange(difference, diffCodes[difference.code].kind, []));
  const used = pacts.map((named) => ({ pact: named.pact, uses: usesOf(old, named) }));
  const { caused, unexplained } = attributed(differences, used.flatMap((one) => hitsOf(old, now, one)));
  const byOperation = Map.groupBy(used.flatMap(({ uses }) => uses), ({ operation }) => operation?.id);
  const changes = differences.map((difference) => {
    const users = (byOperation.get(difference.was) ?? []).filter((use) => isGone(now, difference, use) || isLoosenedFor(now, difference, use));
    const affects = affectedBy([...(caused.get(difference) ?? []), ...users]);
    return asChange(difference, affects.length > 0 ? 'breaking' : 'safe', affects);
  });
  const removed = new Set(differences.filter(({ code }) => code === 'operation.removed' || code === 'webhook.removed').map(({ was }) => was));
  return [...changes, ...unexplained.filter(({ use }) => !removed.has(use.operation?.id)).map(elsewhere)];
}

interface Attributed {
  readonly caused: ReadonlyMap<Difference, readonly Use[]>;
  readonly unexplained: readonly Hit[];
}

function attributed(differences: readonly Difference[], hits: readonly Hit[]): Attributed {
  const caused = new Map<Difference, Use[]>();
  const unexplained: Hit[] = [];
  const byOperation = Map.groupBy(differences, ({ was = '' }) => was);
  for (const hit of hits) {
    const causes = causesOf([...(byOperation.get('') ?? []), ...(byOperation.get(hit.use.operation?.id ?? '') ?? [])], hit);
    if (causes.length === 0) unexplained.push(hit);
    for (const cause of causes) caused.set(cause, [...(caused.get(cause) ?? []), hit.use]);
  }
  return { caused, unexplained };
}

/** Whoever called an operation that is gone, or is elsewhere, is hit, even where another one now takes its path. */
function isGone(now: Document, { code, operation }: Difference, { interaction }: Use): boolean {
  if (code !== 'operation.moved') return code === 'operation.removed' || code === 'webhook.removed';
  if (interaction.type !== 'Synchronous/HTTP') return false;
  const located = locate(now, interaction);
  return located.kind !== 'found' || located.route.endpoint.operation.id !== operation;
}

function affectedBy(uses: readonly Use[]): readonly Affected[] {
  const byKey = new Map(uses.map(({ pact, interaction: { description } }) => [`${pact}\n${description}`, { pact, interaction: description }]));
  return [...byKey.values()];
}

/** A finding without a cause in its operation, such as another operation that now takes the request, is told as it is. */
function elsewhere({ use, finding }: Hit): Change {
  const { operation = use.operation?.id ?? '', documentPointer: pointer, message } = finding;
  return { code: 'interaction.affected', kind: 'breaking', operation, pointer, message, affects: affectedBy([use]) };
}

const asChange = ({ code, operation, pointer, message }: Difference, kind: Kind, affects: readonly Affected[]): Change => ({
  code, kind, operation, pointer, message, affects,
});
