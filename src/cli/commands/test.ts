import { selectVendors } from '../../config/vendors.ts';
import { discoveriesText } from '../../report/discoveries.ts';
import type { Discovery } from '../../contract/discover/types.ts';
import type { Outcome } from '../../workflow/outcome.ts';
import type { TestRun } from '../../workflow/test.ts';
import { runContractTests } from '../../workflow/test.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';

interface TestOptions {
  readonly filter?: string;
  readonly discover?: boolean;
}

export async function test(context: Context, names: readonly string[], options: TestOptions): Promise<Answer> {
  const session = await openSession(context);
  const run = await runContractTests(session, selectVendors(session.workspace, names), { ...options, discover: options.discover === true ? 'documented' : undefined });
  const lines = run.pacts.map(({ file, interactions, changed }) => `${changed ? 'wrote' : 'unchanged'} ${file}: ${interactions} interactions`);
  return { outcome: run.outcome, json: run, text: [...tables(run), withoutPacts(run, options) ?? lines.join('\n')].filter((text) => text !== '').join('\n\n') };
}

const tables = ({ interactions }: TestRun): readonly string[] => (interactions === undefined ? [] : [discoveriesText(interactions)]);

/** Why a run wrote no pacts, where that is so. */
function withoutPacts({ outcome, interactions, pacts }: TestRun, { filter }: TestOptions): string | undefined {
  if (interactions !== undefined) return afterExperiments(outcome, interactions, pacts.length);
  if (outcome === 'no') return '✘ contract tests failed; the pacts are as they were';
  if (outcome === 'unknown') return `? no contract test ran: nothing fits ${filter}`;
  return filter !== undefined ? '✔ the tests that fit passed; the pacts are as they were, since they hold whole runs only' : undefined;
}

function afterExperiments(outcome: Outcome, interactions: readonly Discovery[], written: number): string | undefined {
  const isListShort = interactions.some(({ missing }) => missing.length > 0);
  if (outcome === 'no') return `✘ ${isListShort ? 'not all that is needed is listed' : 'contract tests failed; the pacts are as they were'}`;
  if (written > 0) return undefined;
  if (interactions.length === 0) return '? nothing was experimented with; the pacts are as they were';
  return '✔ all that is needed is listed; the pacts are as they were';
}
