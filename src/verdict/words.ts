import type { EvidenceKind } from './evidence.ts';
import type { EvidenceMissing, EvidenceOutdated, EvidenceStale, Mismatch, Reason, Result } from './types.ts';

export interface ReasonWords {
  readonly code: Reason['code'];
  readonly message: string;
  /** The command or edit that mends it. */
  readonly fix: string;
}

/** What a pass of each kind proves, in a few words. */
export const proves: Readonly<Record<EvidenceKind, string>> = {
  document: 'our contract agrees with the vendor’s document',
  stub: 'our contract agrees with a stub of the vendor’s document, which proves no more than the document says',
  sandbox: 'the vendor behaves so',
  observed: 'the vendor behaved so when the traffic was recorded',
};

type Wording<Code extends Reason['code']> = (reason: Extract<Reason, { code: Code }>) => Omit<ReasonWords, 'code'>;

const wordings: { readonly [Code in Reason['code']]: Wording<Code> } = {
  'version.unknown': ({ pacticipant, version, named }) => ({
    message: `the broker has no pact of ${pacticipant} version ${version}`,
    fix: named ? `vendorproof run --version ${version}` : 'vendorproof run',
  }),
  'verification.failed': ({ provider, result, mismatch }) => ({
    message: mismatch === undefined ? breach(provider, result) : mismatchLine(provider, mismatch),
    fix: `${fixFor(result.kind, mismatch)}; then run: vendorproof run ${provider}`,
  }),
  'evidence.missing': (reason) => ({
    message: `no ${reason.demands} evidence: ${whatIsMissing(reason)}`,
    fix: fixForEvidence(reason),
  }),
  'evidence.outdated': (reason) => ({
    message: `the ${reason.demands} evidence for ${reason.provider} is of ${reason.has.join(', ')}; its document here is ${reason.current} now`,
    fix: fixForEvidence(reason),
  }),
  'evidence.stale': (reason) => ({
    message: `the ${reason.demands} evidence for ${reason.provider} is ${age(reason)}; ${reason.environment} demands at most ${reason.maxAgeDays}`,
    fix: fixForEvidence(reason),
  }),
};

/** A reason in words, with the next command to run. */
export function reasonWords(reason: Reason): ReasonWords {
  // The table has an entry for each code; TypeScript cannot follow the pairing of a reason with its own entry.
  const wording = wordings[reason.code] as (reason: Reason) => Omit<ReasonWords, 'code'>;
  return { code: reason.code, ...wording(reason) };
}

const breach = (provider: string, { kind, providerVersion }: Result): string =>
  `${provider} (${kind ?? 'unknown kind'} ${providerVersion}) breaks the contract`;

const whatIsMissing = ({ provider, demands, environment, unverified }: EvidenceMissing): string =>
  unverified.length === 0
    ? `no ${demands} version of ${provider} is recorded as deployed to ${environment}`
    : `${provider} ${unverified.join(', ')} in ${environment} has no result for this contract`;

const age = ({ days }: EvidenceStale): string => (Number.isFinite(days) ? `${days} days old` : 'of unknown age');

/** A vendor's own system is replayed on by Pact's verifier, until `verify` can do it. */
function fixForEvidence({ provider, demands, environment, named }: EvidenceMissing | EvidenceOutdated | EvidenceStale): string {
  if (demands === 'document' || demands === 'stub') {
    return `vendorproof verify ${provider} --against ${demands}${named === undefined ? '' : ` --version ${named}`}`;
  }
  const what = demands === 'sandbox' ? 'the vendor’s sandbox' : 'what plays the recorded traffic';
  const replay = `replay its pacts on ${what} with \`pact verifier\` of @pact-foundation/pact-cli`;
  const publish = `publish the result as a ${demands} version (docs/verdicts.md)`;
  return `${replay} and ${publish}, or let ${environment} demand stub evidence in the config`;
}

function mismatchLine(provider: string, mismatch: Mismatch): string {
  const operation = mismatch.operation === undefined ? '' : ` ${mismatch.operation}`;
  const field = mismatch.field === undefined ? '' : `, field ${mismatch.field}`;
  return `${provider}${operation}${field}: ${mismatch.message} (interaction “${mismatch.interaction}”)`;
}

function fixFor(kind: EvidenceKind | undefined, mismatch: Mismatch | undefined): string {
  if (mismatch?.fix !== undefined) return mismatch.fix;
  const where = mismatch?.operation === undefined ? '' : ` at ${mismatch.operation}`;
  if (kind === 'sandbox' || kind === 'observed') {
    return `the vendor’s behaviour and the contract differ${where}: change the client and its contract test, or tell the vendor`;
  }
  return 'restore the field in the document if the vendor still has it, else change the client and its contract test';
}
