import { selectVendors } from '../../config/vendors.ts';
import { prepareEnvironments } from '../../workflow/environments.ts';
import type { AskedVersion } from '../../workflow/consumer-version.ts';
import { currentVersion } from '../../workflow/current-version.ts';
import type { PublishedPact } from '../../workflow/publish.ts';
import { publishPacts } from '../../workflow/publish.ts';
import type { Answer, Context } from '../context.ts';
import { openSession, withBroker } from '../session.ts';

export async function publish(context: Context, names: readonly string[], asked: AskedVersion): Promise<Answer> {
  const session = await openSession(context);
  const vendors = selectVendors(session.workspace, names);
  return withBroker(session, async ({ client }) => {
    await prepareEnvironments(session.workspace, client);
    const published = await publishPacts(session, client, { vendors, version: await currentVersion(session, asked) });
    return { outcome: 'done', json: { published }, text: published.map(lineOf).join('\n') };
  });
}

const lineOf = ({ consumer, provider, version, branch }: PublishedPact): string =>
  `published ${consumer} ${version}${branch === undefined ? '' : ` (${branch})`} ↔ ${provider}`;
