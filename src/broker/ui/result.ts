import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Verification } from '../domain/types.ts';
import { listPublications, pactContent } from '../store/pacts.ts';
import type { Session } from '../store/store.ts';
import { verificationDetails, verificationNumbered } from '../store/verifications.ts';
import type { Pair, ResultNames } from './links.ts';
import { readablePact, type ReadableInteraction } from './readable-pact.ts';
import { readTestResults, type TestOutcome } from './test-results.ts';

/** A verification result as its page shows it. */
export interface VerificationResult {
  readonly pair: Pair;
  readonly verification: Verification;
  /** Versions whose pact has the verified content, newest first. */
  readonly consumerVersions: readonly string[];
  readonly outcomes: readonly ShownOutcome[];
  readonly verifiedBy: string | undefined;
}

/** An outcome with the interaction of the pact that it is about. */
export interface ShownOutcome extends TestOutcome {
  readonly name: string;
  /** Undefined for an interaction that the pact does not have. */
  readonly anchor: string | undefined;
}

/** Undefined when there is no such result for this pact. */
export async function readResult(session: Session, { consumer, provider, sha, number }: ResultNames): Promise<VerificationResult | undefined> {
  const verification = await verificationNumbered(session, number);
  if (verification?.consumer.name !== consumer || verification.provider.name !== provider || verification.sha !== sha) return undefined;
  const { testResults, verifiedBy } = await verificationDetails(session, number);
  const publications = await listPublications(session, { consumer, provider, sha });
  const { interactions } = readablePact(await pactContent(session, verification.pactVersionId));
  return {
    pair: { consumer, provider },
    verification,
    consumerVersions: publications.map(({ consumerVersion }) => consumerVersion.number),
    outcomes: readTestResults(testResults).map((outcome) => shown(outcome, interactions)),
    verifiedBy: verifiedBy === null ? undefined : verifier(verifiedBy),
  };
}

function shown(outcome: TestOutcome, interactions: readonly ReadableInteraction[]): ShownOutcome {
  const { id, description } = outcome;
  const interaction = interactions.find((it) => (id === undefined ? it.description === description : it.id === id));
  const name = description ?? interaction?.description ?? 'an interaction without a description';
  return { ...outcome, name, anchor: interaction?.anchor };
}

/** `pact-rust 1.3.0`, as verifiers name themselves. */
function verifier(text: string): string | undefined {
  const verifiedBy: Json = JSON.parse(text);
  const names = ['implementation', 'version'].map((key) => member(verifiedBy, key)).filter((name) => typeof name === 'string');
  return names.length === 0 ? undefined : names.join(' ');
}
