import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Verification } from '../domain/types.ts';
import { listPublications, pactContent } from '../store/pacts.ts';
import type { Session } from '../store/store.ts';
import { verificationDetails, verificationNumbered } from '../store/verifications.ts';
import type { Pair } from './links.ts';
import { readablePact, type ReadableInteraction } from './readable-pact.ts';
import { readTestResults, type TestOutcome } from './test-results.ts';

/** A verification result as its page shows it. */
export interface VerificationResult {
  readonly verification: Verification;
  /** Versions whose pact has the verified content, newest first. */
  readonly consumerVersions: readonly string[];
  readonly outcomes: readonly TestOutcome[];
  /** Interactions of the pact by their ids, so that outcomes lead to them. */
  readonly anchors: ReadonlyMap<string, ReadableInteraction>;
  readonly verifiedBy: string | undefined;
}

/** Undefined when there is no such result for this pact. */
export async function readResult(session: Session, { consumer, provider, sha, number }: Pair & { readonly sha: string; readonly number: number }): Promise<VerificationResult | undefined> {
  const verification = await verificationNumbered(session, number);
  if (verification === undefined || verification.consumer.name !== consumer || verification.provider.name !== provider || verification.sha !== sha) return undefined;
  const details = await verificationDetails(session, number);
  const publications = await listPublications(session, { consumer, provider, sha });
  const { interactions } = readablePact(await pactContent(session, verification.pactVersionId));
  return {
    verification,
    consumerVersions: publications.map(({ consumerVersion }) => consumerVersion.number),
    outcomes: readTestResults(details.testResults),
    anchors: new Map(interactions.map((interaction) => [interaction.id ?? interaction.anchor, interaction])),
    verifiedBy: details.verifiedBy === null ? undefined : verifier(details.verifiedBy),
  };
}

/** `pact-rust 1.3.0`, as verifiers name themselves. */
function verifier(text: string): string | undefined {
  const verifiedBy: Json = JSON.parse(text);
  const names = ['implementation', 'version'].map((key) => member(verifiedBy, key)).filter((name) => typeof name === 'string');
  return names.length === 0 ? undefined : names.join(' ');
}
