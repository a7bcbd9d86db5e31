import type { Json } from '../../json/json.ts';
import { listAt, linkOf, textAt } from './hal-document.ts';
import type { Hal } from './hal.ts';
import type { Publication, Published } from './types.ts';

export async function publish(hal: Hal, publication: Publication): Promise<Published> {
  const { consumer, provider, version, branch, buildUrl, content } = publication;
  const answer = await hal.send('POST', await hal.start('pb:publish-contracts'), {
    pacticipantName: consumer,
    pacticipantVersionNumber: version,
    ...(branch === undefined ? {} : { branch }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
    contracts: [
      {
        consumerName: consumer,
        providerName: provider,
        specification: 'pact',
        contentType: 'application/json',
        content: Buffer.from(content).toString('base64'),
      },
    ],
  });
  return { pactUrl: linkOf(answer, 'pb:contracts') ?? '', notices: noticesOf(answer) };
}

export const noticesOf = (document: Json): Published['notices'] =>
  listAt(document, 'notices').map((notice) => ({ type: textAt(notice, 'type') ?? 'info', text: textAt(notice, 'text') ?? '' }));

/** Creates the pacticipant where the broker does not know it yet; a main branch that somebody chose stays. */
export async function ensureMainBranch(hal: Hal, pacticipant: string, mainBranch: string): Promise<void> {
  const url = await hal.start('pb:pacticipant', { pacticipant });
  const found = await hal.find(url);
  if (found === undefined) await hal.send('POST', await hal.start('pb:pacticipants'), { name: pacticipant, mainBranch });
  else if (textAt(found.document, 'mainBranch') === undefined) await hal.send('PATCH', url, { mainBranch });
}

export const versionExists = async (hal: Hal, pacticipant: string, version: string): Promise<boolean> =>
  (await hal.find(await hal.start('pb:pacticipant-version', { pacticipant, version }))) !== undefined;
