import type { Publication, Verification, VersionMarks } from '../domain/types.ts';
import { marksOf } from '../store/marks.ts';
import { latestPublication, pactContent, publicationOf } from '../store/pacts.ts';
import type { Session } from '../store/store.ts';
import { resultsFor, verificationDetails } from '../store/verifications.ts';
import type { PactNames, Pair } from './links.ts';
import { newestByKind, type KindResult } from './outcome.ts';
import { readablePact, type ReadablePact } from './readable-pact.ts';
import { readTestResults } from './test-results.ts';

/** A pact as its page shows it. */
export interface PactView {
  readonly pair: Pair;
  readonly publication: Publication;
  readonly marks: VersionMarks;
  readonly pact: ReadablePact;
  /** The newest consumer version that has a pact with this provider. */
  readonly latestVersion: string;
  /** The newest result of each provider version, newest first, and how many there are in all. */
  readonly verifications: readonly Verification[];
  readonly verificationCount: number;
  readonly newest: readonly KindResult[];
}

/** More results than these are on the matrix page. */
const shownResults = 12;

/** Without a version the newest pact is meant. */
export type AskedPact = Pair & Partial<PactNames>;

/** The pact of a version, or of the newest that has one; undefined where there is none. */
export async function readPact(session: Session, { version, ...pair }: AskedPact): Promise<PactView | undefined> {
  const latest = await latestPublication(session, pair);
  const publication = version === undefined ? latest : await publicationOf(session, { ...pair, version });
  if (publication === undefined || latest === undefined) return undefined;
  const verifications = await resultsFor(session, [publication.pactVersionId]);
  const marks = await marksOf(session, [publication.consumerVersion.id]);
  return {
    pair,
    publication,
    marks: marks.get(publication.consumerVersion.id) ?? { branches: [], tags: [], environments: [] },
    pact: readablePact(await pactContent(session, publication.pactVersionId)),
    latestVersion: latest.consumerVersion.number,
    verifications: verifications.slice(0, shownResults),
    verificationCount: verifications.length,
    newest: await newestResults(session, verifications),
  };
}

async function newestResults(session: Session, verifications: readonly Verification[]): Promise<readonly KindResult[]> {
  const results: KindResult[] = [];
  for (const { kind, verification } of newestByKind(verifications)) {
    const { testResults } = await verificationDetails(session, verification.number);
    results.push({ kind, verification, outcomes: readTestResults(testResults) });
  }
  return results;
}

/** The pact's text as the API serves it to verifiers, with numbers and key order as published. */
export async function readRawPact(session: Session, names: PactNames): Promise<string | undefined> {
  const publication = await publicationOf(session, names);
  return publication && pactContent(session, publication.pactVersionId);
}
