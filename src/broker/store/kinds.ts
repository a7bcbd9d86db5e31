import type { Expression, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { EvidenceKind } from '../../verdict/evidence.ts';
import { evidenceKinds, providerVersion } from '../../verdict/evidence.ts';

/** The kind of evidence that a provider version's number names, as SQL: what `kindOfVersion` says, or `other`. */
export const kindColumn = (number: Expression<string | null>): RawBuilder<EvidenceKind | 'other'> =>
  sql<EvidenceKind | 'other'>`case ${sql.join(
    evidenceKinds.map((kind) => whenMarked(number, kind)),
    sql` `,
  )} else 'other' end`;

const whenMarked = (number: Expression<string | null>, kind: EvidenceKind): RawBuilder<unknown> =>
  sql`when ${number} like ${`%${providerVersion('', kind, '')}%`} then ${kind}`;
