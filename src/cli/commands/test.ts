import { selectVendors } from '../../config/vendors.ts';
import { runContractTests } from '../../workflow/test.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';

export async function test(context: Context, names: readonly string[], options: { readonly filter?: readonly string[] }): Promise<Answer> {
  const session = await openSession(context);
  const run = await runContractTests(session, selectVendors(session.workspace, names), options.filter);
  const lines = run.pacts.map(({ file, interactions, changed }) => `${changed ? 'wrote' : 'unchanged'} ${file}: ${interactions} interactions`);
  return { outcome: run.outcome, json: run, text: run.outcome === 'no' ? '✘ contract tests failed; the pacts are as they were' : lines.join('\n') };
}
