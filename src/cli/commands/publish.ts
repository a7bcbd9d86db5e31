import { selectVendors } from '../../config/vendors.ts';
import { prepareEnvironments } from '../../workflow/environments.ts';
import type { AskedVersion } from '../../workflow/consumer-version.ts';
import { currentVersion } from '../../workflow/current-version.ts';
import { publishPacts } from '../../workflow/publish.ts';
import type { Answer, Context } from '../context.ts';
import { openSession, withBroker } from '../session.ts';

export async function publish(context: Context, names: readonly string[], asked: AskedVersion): Promise<Answer> {
  const session = await openSession(context);
  const vendors = selectVendors(session.workspace, names);
  return withBroker(session, async ({ client }) => {
    await prepareEnvironments(session.workspace, client);
    const published = await publishPacts(session, client, { vendors, version: await currentVersion(session, asked) });
    const lines = published.map(({ consumer, provider, version, branch }) => `published ${consumer} ${version}${branch === undefined ? '' : ` (${branch})`} ↔ ${provider}`);
    return { outcome: 'done', json: { published }, text: lines.join('\n') };
  });
}
