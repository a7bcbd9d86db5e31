import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AskedVersion, ConsumerVersion } from './consumer-version.ts';
import { nameVersion } from './consumer-version.ts';
import { readGit } from './git.ts';
import { pactFileName } from './pact-files.ts';
import type { Session } from './session.ts';

/** The version under which the workspace stands now: one for all its pacts, whichever of them a command is about. */
export async function currentVersion({ workspace, environment }: Session, asked: AskedVersion): Promise<ConsumerVersion> {
  const files = workspace.vendors.map((vendor) => join(workspace.pactsFolder, pactFileName(vendor))).filter((file) => existsSync(file)).toSorted();
  const pacts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return nameVersion({ asked, environment, git: await readGit(workspace.root), pacts });
}
