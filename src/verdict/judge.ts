import type { Evidence, Facts, Integration, Policy, Reason, Result, Verdict } from './types.ts';

const dayInMs = 86_400_000;

/**
 * Facts and policy to a verdict. A broken contract outranks missing evidence: what is known to fail is never merely unknown.
 * A version without any pact depends on nobody, so nothing stands in its way.
 */
export function judge(facts: Facts, policy: Policy, now: Date): Verdict {
  if (!facts.known) return { verdict: 'unknown', evidence: [], reasons: [{ code: 'version.unknown', pacticipant: facts.pacticipant, version: facts.version }] };
  const evidence = facts.integrations.flatMap((integration) => evidenceOf(integration, policy));
  const failed = facts.integrations.flatMap((integration) => failures(integration, policy));
  const open = facts.integrations.flatMap((integration) => [...missing(integration, policy), ...stale(integration, policy, now)]);
  const [first, ...rest] = [...failed, ...open];
  if (first === undefined) return { verdict: 'deployable', evidence, reasons: [] };
  return { verdict: failed.length > 0 ? 'blocked' : 'unknown', evidence, reasons: [first, ...rest] };
}

const demanded = (integration: Integration, policy: Policy): readonly Result[] => integration.results.filter((result) => result.kind === policy.demands);

function evidenceOf(integration: Integration, policy: Policy): readonly Evidence[] {
  return demanded(integration, policy).map((result) => ({ provider: integration.provider, kind: policy.demands, version: result.providerVersion, at: result.verifiedAt }));
}

function failures(integration: Integration, policy: Policy): readonly Reason[] {
  return demanded(integration, policy)
    .filter((result) => !result.success)
    .flatMap((result) => {
      const mismatches = result.mismatches.length === 0 ? [undefined] : result.mismatches;
      return mismatches.map((mismatch): Reason => ({ code: 'verification.failed', provider: integration.provider, result, mismatch }));
    });
}

function missing(integration: Integration, policy: Policy): readonly Reason[] {
  const isComplete = demanded(integration, policy).length > 0 && integration.unverified.length === 0;
  if (isComplete) return [];
  return [{ code: 'evidence.missing', provider: integration.provider, demands: policy.demands, environment: policy.environment, unverified: integration.unverified }];
}

function stale(integration: Integration, policy: Policy, now: Date): readonly Reason[] {
  const { maxAgeDays, environment } = policy;
  if (maxAgeDays === undefined) return [];
  return demanded(integration, policy).flatMap((result): readonly Reason[] => {
    const days = result.verifiedAt === undefined ? Infinity : (now.getTime() - result.verifiedAt.getTime()) / dayInMs;
    return days > maxAgeDays ? [{ code: 'evidence.stale', provider: integration.provider, result, days: Math.floor(days), maxAgeDays, environment }] : [];
  });
}
