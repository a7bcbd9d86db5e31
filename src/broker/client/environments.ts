import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { linkNamed, linkOf, linksOf, listAt, textAt } from './hal-document.ts';
import type { Hal } from './hal.ts';

interface Deployment {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
}

export async function ensureEnvironment(hal: Hal, environment: { readonly name: string; readonly production: boolean }): Promise<void> {
  if ((await environmentNamed(hal, environment.name)) !== undefined) return;
  await hal.send('POST', await hal.start('pb:environments'), { ...environment });
}

export async function recordDeployment(hal: Hal, { pacticipant, version, environment }: Deployment): Promise<void> {
  const rel = 'pb:record-deployment';
  const found = await hal.find(await hal.start('pb:pacticipant-version', { pacticipant, version }));
  if (found === undefined) {
    const fix = `vendorproof publish --version ${version}`;
    throw badInput('broker.version.unknown', `the broker knows no version ${version} of ${pacticipant}`, { place: hal.baseUrl, fix });
  }
  const url = linkNamed(found.document, rel, environment);
  if (url === undefined) throw unknownEnvironment(hal, environment, linksOf(found.document, rel));
  await hal.send('POST', url, {});
}

export async function deployed(hal: Hal, pacticipant: string, environment: string): Promise<readonly string[]> {
  const found = await environmentNamed(hal, environment);
  const url = found === undefined ? undefined : await currentlyDeployedUrl(hal, found);
  if (url === undefined) return [];
  const { document } = await hal.get(`${url}?pacticipant=${encodeURIComponent(pacticipant)}`);
  // Not every broker knows that filter, so the names are compared here as well.
  const isOwn = (entry: Json): boolean => textAt(entry, '_embedded', 'pacticipant', 'name') === pacticipant;
  const versions = listAt(document, '_embedded', 'deployedVersions').filter(isOwn);
  return [...new Set(versions.flatMap((entry) => textAt(entry, '_embedded', 'version', 'number') ?? []))];
}

export const environments = async (hal: Hal): Promise<readonly string[]> =>
  (await environmentDocuments(hal)).flatMap((environment) => textAt(environment, 'name') ?? []);

async function environmentDocuments(hal: Hal): Promise<readonly Json[]> {
  const { document } = await hal.get(await hal.start('pb:environments'));
  return listAt(document, '_embedded', 'environments');
}

const environmentNamed = async (hal: Hal, name: string): Promise<Json | undefined> =>
  (await environmentDocuments(hal)).find((environment) => textAt(environment, 'name') === name);

/** Lists may show environments in short form, so the environment itself is asked when the link is missing there. */
async function currentlyDeployedUrl(hal: Hal, environment: Json): Promise<string | undefined> {
  const rel = 'pb:currently-deployed-deployed-versions';
  const self = linkOf(environment, 'self');
  return linkOf(environment, rel) ?? (self === undefined ? undefined : linkOf((await hal.get(self)).document, rel));
}

function unknownEnvironment(hal: Hal, name: string, links: readonly JsonObject[]): Error {
  const known = links.flatMap((link) => textAt(link, 'name') ?? []);
  return badInput('broker.environment.unknown', `the broker knows no environment ${name}: ${suggest(name, known)}`, { place: hal.baseUrl });
}
