import { selectVendors } from '../../config/vendors.ts';
import type { TestRun } from '../../workflow/test.ts';
import { runContractTests } from '../../workflow/test.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';

export async function test(context: Context, names: readonly string[], options: { readonly filter?: string }): Promise<Answer> {
  const session = await openSession(context);
  const run = await runContractTests(session, selectVendors(session.workspace, names), options.filter);
  const lines = run.pacts.map(({ file, interactions, changed }) => `${changed ? 'wrote' : 'unchanged'} ${file}: ${interactions} interactions`);
  return { outcome: run.outcome, json: run, text: withoutPacts(run, options.filter) ?? lines.join('\n') };
}

/** Why a run wrote no pacts, where that is so. */
function withoutPacts({ outcome }: TestRun, filter?: string): string | undefined {
  if (outcome === 'no') return '✘ contract tests failed; the pacts are as they were';
  if (outcome === 'unknown') return `? no contract test ran: nothing fits ${filter}`;
  return filter !== undefined ? '✔ the tests that fit passed; the pacts are as they were, since they hold whole runs only' : undefined;
}
