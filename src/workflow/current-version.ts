import { existsSync } from 'node:fs';
import { shownPath } from '../config/load.ts';
import { readPactText } from '../pact/read-file.ts';
import type { AskedVersion, ConsumerVersion } from './consumer-version.ts';
import { nameVersion } from './consumer-version.ts';
import { gitRefusal, readGit } from './git.ts';
import { pactFile } from './pact-files.ts';
import type { Session } from './session.ts';

/** The version under which the workspace stands now: one for all its pacts, whichever of them a command is about. */
export async function currentVersion({ workspace, environment, warn }: Session, asked: AskedVersion): Promise<ConsumerVersion> {
  const files = workspace.vendors.map((vendor) => pactFile(workspace, vendor)).filter((file) => existsSync(file)).toSorted();
  const pacts = await Promise.all(files.map((file) => readPactText(file, shownPath(workspace, file))));
  const git = await readGit(workspace.root);
  const refusal = git === undefined ? await gitRefusal(workspace.root, environment) : undefined;
  if (refusal !== undefined) warn(`! ${refusal.message} → ${refusal.fix}`);
  return nameVersion({ asked, environment, git, pacts });
}
