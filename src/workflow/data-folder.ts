import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../config/load.ts';
import type { Workspace } from '../config/workspace.ts';
import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';

/** The embedded broker's database. */
export const databaseFile = ({ dataFolder }: Workspace): string => join(dataFolder, 'broker.sqlite');

/** Makes the data folder, which tells Git itself that it is none of its business: else its being there would change every work tree. */
export async function makeDataFolder(workspace: Workspace): Promise<void> {
  try {
    await mkdir(workspace.dataFolder, { recursive: true });
  } catch (error) {
    throw fileInItsPlace(workspace) ?? unwritable(workspace, 'cannot be created', error);
  }
  await writeFile(join(workspace.dataFolder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {
    // It is there already, or the folder is only to be read.
  });
}

/** What keeps us from writing to the data folder, if anything does. */
export function dataFolderProblem(workspace: Workspace): Failure | undefined {
  const file = fileInItsPlace(workspace);
  if (file !== undefined) return file;
  const needed = [workspace.dataFolder, databaseFile(workspace)].filter((path) => existsSync(path));
  try {
    for (const path of needed.length > 0 ? needed : [workspace.root]) accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return unwritable(workspace, 'cannot be written to', error);
  }
}

function fileInItsPlace(workspace: Workspace): Failure | undefined {
  if (statSync(workspace.dataFolder, { throwIfNoEntry: false })?.isDirectory() !== false) return undefined;
  const place = shownPath(workspace, workspace.dataFolder);
  return badInput('data.no-folder', 'is a file where vendorproof keeps its folder', { place, fix: 'move it away, or remove it' });
}

const unwritable = (workspace: Workspace, problem: string, cause: unknown): Failure =>
  badInput('data.unwritable', problem, {
    place: shownPath(workspace, workspace.dataFolder),
    fix: 'give yourself write permission there, and on what is in it',
    cause,
  });
