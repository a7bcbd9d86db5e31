import type { Difference } from './differences.ts';
import { differencesOf } from './differences.ts';
import type { Party } from './exchange.ts';
import { exchange, filled } from './exchange.ts';
import { normalForm } from './normal-form.ts';
import type { Scenario, Step } from './script.ts';
import { nameOf } from './script.ts';

export interface Comparison {
  readonly scenario: string;
  /** How ours answered each request. */
  readonly answered: readonly Answered[];
  readonly differences: readonly Difference[];
}

export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Sends the requests of all scenarios to both brokers, one after the other: the official one takes no two writes at once. */
export async function compareBrokers(official: string, ours: string, scenarios: readonly Scenario[]): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const scenario of scenarios) comparisons.push(await compareScenario({ official, ours }, scenario));
  return comparisons;
}

type Parties<Of> = { readonly official: Of; readonly ours: Of };

async function compareScenario({ official, ours }: Parties<string>, { name, steps }: Scenario): Promise<Comparison> {
  const parties = { official: { base: official, kept: new Map() }, ours: { base: ours, kept: new Map() } };
  const compared = [];
  for (const step of steps) compared.push(await compareStep(parties, step));
  return {
    scenario: name,
    answered: compared.map(({ answered }) => answered),
    differences: compared.flatMap(({ differences }) => differences),
  };
}

interface ComparedStep {
  readonly answered: Answered;
  readonly differences: readonly Difference[];
}

async function compareStep(parties: Parties<Party>, step: Step): Promise<ComparedStep> {
  const path = filled(parties.ours, step.path);
  const official = await exchange(parties.official, step);
  const ours = await exchange(parties.ours, step);
  return {
    answered: { method: step.method, path, status: ours.status },
    differences: differencesOf(nameOf(step), normalForm(parties.official, official), normalForm(parties.ours, ours)),
  };
}
