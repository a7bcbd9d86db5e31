import type { EvidenceKind } from './evidence.ts';
import type { Mismatch, Reason } from './types.ts';

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
  'version.unknown': ({ pacticipant, version }) => ({
    message: `the broker has no pact of ${pacticipant} version ${version}`,
    fix: 'vendorproof run',
  }),
  'verification.failed': ({ provider, result, mismatch }) => ({
    message: mismatch === undefined ? `${provider} (${result.kind ?? 'unknown kind'} ${result.providerVersion}) breaks the contract` : mismatchLine(provider, mismatch),
    fix: `${fixFor(result.kind, mismatch)}; then run: vendorproof run ${provider}`,
  }),
  'evidence.missing': ({ provider, demands, environment, unverified }) => ({
    message:
      unverified.length === 0
        ? `no ${demands} evidence: no ${demands} version of ${provider} is recorded as deployed to ${environment}`
        : `no ${demands} evidence: ${provider} ${unverified.join(', ')} in ${environment} has no result for this contract`,
    fix: `vendorproof verify ${provider} --against ${demands}`,
  }),
  'evidence.stale': ({ provider, result, days, maxAgeDays, environment }) => ({
    message: `the ${result.kind ?? ''} evidence for ${provider} is ${Number.isFinite(days) ? `${days} days` : 'of unknown age'} old; ${environment} demands at most ${maxAgeDays}`,
    fix: `vendorproof verify ${provider} --against ${result.kind ?? 'sandbox'}`,
  }),
};

/** A reason in words, with the next command to run. */
export function reasonWords(reason: Reason): ReasonWords {
  // The table has an entry for each code; TypeScript cannot follow the pairing of a reason with its own entry.
  const wording = wordings[reason.code] as (reason: Reason) => Omit<ReasonWords, 'code'>;
  return { code: reason.code, ...wording(reason) };
}

function mismatchLine(provider: string, mismatch: Mismatch): string {
  const operation = mismatch.operation === undefined ? '' : ` ${mismatch.operation}`;
  const field = mismatch.field === undefined ? '' : `, field ${mismatch.field}`;
  return `${provider}${operation}${field}: ${mismatch.message} (interaction “${mismatch.interaction}”)`;
}

function fixFor(kind: EvidenceKind | undefined, mismatch: Mismatch | undefined): string {
  if (mismatch?.fix !== undefined) return mismatch.fix;
  const where = mismatch?.operation === undefined ? '' : ` at ${mismatch.operation}`;
  if (kind === 'sandbox' || kind === 'observed') return `the vendor’s behaviour and the contract differ${where}: change the client and its contract test, or tell the vendor`;
  return 'restore the field in the document if the vendor still has it, else change the client and its contract test';
}
