import type { Evidence, Facts, Integration, Policy, Reason, Result, Verdict } from './types.ts';

const dayInMs = 86_400_000;

/**
 * Facts and policy to a verdict. A broken contract outranks missing evidence: what is known to fail is never merely unknown.
 * A version without any pact depends on nobody, so nothing stands in its way.
 */
export function judge(facts: Facts, policy: Policy, now: Date): Verdict {
  const { known, pacticipant, version, named, integrations } = facts;
  if (!known) return { verdict: 'unknown', evidence: [], reasons: [{ code: 'version.unknown', pacticipant, version, named }] };
  const evidence = integrations.flatMap((integration) => evidenceOf(integration, policy));
  const failed = integrations.flatMap((integration) => failures(integration, policy));
  const demand = { ...policy, named: named ? version : undefined };
  const open = integrations.flatMap((integration) => [...missing(integration, demand), ...outdated(integration, demand), ...stale(integration, demand, now)]);
  const [first, ...rest] = [...failed, ...open];
  if (first === undefined) return { verdict: 'deployable', evidence, reasons: [] };
  return { verdict: failed.length > 0 ? 'blocked' : 'unknown', evidence, reasons: [first, ...rest] };
}

interface Demand extends Policy {
  readonly named: string | undefined;
}

const demanded = ({ results }: Integration, { demands }: Policy): readonly Result[] => results.filter(({ kind }) => kind === demands);

const evidenceOf = (integration: Integration, policy: Policy): readonly Evidence[] =>
  demanded(integration, policy).map(({ providerVersion, verifiedAt }) => ({
    provider: integration.provider,
    kind: policy.demands,
    version: providerVersion,
    at: verifiedAt,
  }));

function failures(integration: Integration, policy: Policy): readonly Reason[] {
  const { provider } = integration;
  return demanded(integration, policy)
    .filter(({ success }) => !success)
    .flatMap((result) => {
      const mismatches = result.mismatches.length === 0 ? [undefined] : result.mismatches;
      return mismatches.map((mismatch): Reason => ({ code: 'verification.failed', provider, result, mismatch }));
    });
}

function missing(integration: Integration, demand: Demand): readonly Reason[] {
  const { provider, unverified } = integration;
  if (demanded(integration, demand).length > 0 && unverified.length === 0) return [];
  const { demands, environment, named } = demand;
  return [{ code: 'evidence.missing', provider, demands, environment, named, unverified }];
}

function outdated(integration: Integration, demand: Demand): readonly Reason[] {
  const { provider, current } = integration;
  const has = demanded(integration, demand).map(({ providerVersion }) => providerVersion);
  if (current === undefined || has.length === 0 || has.includes(current)) return [];
  const { demands, environment, named } = demand;
  return [{ code: 'evidence.outdated', provider, demands, environment, named, has, current }];
}

function stale(integration: Integration, demand: Demand, now: Date): readonly Reason[] {
  const { demands, environment, named, maxAgeDays } = demand;
  if (maxAgeDays === undefined) return [];
  return demanded(integration, demand).flatMap(({ verifiedAt }): readonly Reason[] => {
    const days = verifiedAt === undefined ? Infinity : (now.getTime() - verifiedAt.getTime()) / dayInMs;
    if (days <= maxAgeDays) return [];
    return [{ code: 'evidence.stale', provider: integration.provider, demands, environment, named, days: Math.floor(days), maxAgeDays }];
  });
}
