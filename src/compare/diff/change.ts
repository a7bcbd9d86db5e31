import type { Document } from '../../openapi/document.ts';
import { causesOf } from './attribute.ts';
import type { DiffCode } from './codes.ts';
import { diffCodes } from './codes.ts';
import { diffDocuments } from './diff.ts';
import type { Difference } from './difference.ts';
import type { Kind } from './entry.ts';
import type { Hit, NamedPact } from './hits.ts';
import { exercisedBy, hitsOf } from './hits.ts';

/** One interaction of one pact. */
export interface Affected {
  /** The path as it was given. */
  readonly pact: string;
  readonly interaction: string;
}

/** What changed from one document to the next, and whom it hits. */
export interface Change {
  readonly code: DiffCode;
  readonly kind: Kind;
  readonly operation: string;
  readonly pointer: string;
  readonly message: string;
  readonly affects: readonly Affected[];
}

/** With pacts, a change is breaking where it hits one of them; without, where it would break some consumer. */
export function changesBetween(old: Document, now: Document, pacts: readonly NamedPact[]): readonly Change[] {
  const differences = diffDocuments(old, now);
  if (pacts.length === 0) return differences.map((difference) => asChange(difference, diffCodes[difference.code].kind, []));
  const { caused, unexplained } = attributed(differences, pacts.flatMap((pact) => hitsOf(old, now, pact)));
  const gone = pacts.flatMap((pact) => exercisedBy(old, pact));
  const changes = differences.map((difference) => {
    const affects = affectedBy([...(caused.get(difference) ?? []), ...(difference.code === 'operation.removed' ? usersOf(gone, difference) : [])]);
    return asChange(difference, affects.length > 0 ? 'breaking' : 'safe', affects);
  });
  const removed = new Set(differences.filter(({ code }) => code === 'operation.removed').map(({ was }) => was));
  return [...changes, ...unexplained.filter(({ operation }) => !removed.has(operation?.id)).flatMap(elsewhere)];
}

interface Attributed {
  readonly caused: ReadonlyMap<Difference, readonly Hit[]>;
  readonly unexplained: readonly Hit[];
}

function attributed(differences: readonly Difference[], hits: readonly Hit[]): Attributed {
  const caused = new Map<Difference, Hit[]>();
  const unexplained: Hit[] = [];
  const byOperation = Map.groupBy(differences, ({ was = '' }) => was);
  for (const hit of hits) {
    const causes = causesOf([...(byOperation.get('') ?? []), ...(byOperation.get(hit.operation?.id ?? '') ?? [])], hit);
    if (causes.length === 0) unexplained.push(hit);
    for (const cause of causes) caused.set(cause, [...(caused.get(cause) ?? []), hit]);
  }
  return { caused, unexplained };
}

/** Whoever called an operation that is gone is hit, even where another one now takes its path. */
const usersOf = (hits: readonly Hit[], { was }: Difference): readonly Hit[] => hits.filter(({ operation }) => operation?.id === was);

function affectedBy(hits: readonly Hit[]): readonly Affected[] {
  const byKey = new Map(hits.map(({ pact, interaction }) => [`${pact}\n${interaction}`, { pact, interaction }]));
  return [...byKey.values()];
}

/** A finding without a cause in its operation, such as another operation that now takes the request, is told as it is. */
function elsewhere(hit: Hit): readonly Change[] {
  if (hit.finding === undefined) return [];
  const { operation = hit.operation?.id ?? '', documentPointer: pointer, message } = hit.finding;
  return [{ code: 'interaction.affected', kind: 'breaking', operation, pointer, message, affects: affectedBy([hit]) }];
}

const asChange = ({ code, operation, pointer, message }: Difference, kind: Kind, affects: readonly Affected[]): Change => ({
  code, kind, operation, pointer, message, affects,
});
