import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../failure/failure.ts';
import type { Json } from '../json/json.ts';
import { parseJson } from '../json/json.ts';
import { writeIfChanged } from '../system/write-if-changed.ts';
import type { Session } from './session.ts';

const fileOf = ({ workspace }: Session): string => join(workspace.dataFolder, 'last-run.json');

/** Keeps what the last run answered, for `status`. */
export async function rememberRun(session: Session, answer: object): Promise<void> {
  await writeIfChanged(fileOf(session), `${JSON.stringify({ at: session.clock().toISOString(), ...answer }, null, 2)}\n`);
}

export async function lastRun(session: Session): Promise<Json | undefined> {
  const file = fileOf(session);
  if (!existsSync(file)) return undefined;
  try {
    return parseJson(await readFile(file, 'utf8'), file);
  } catch (error) {
    throw badInput('last-run.unreadable', 'cannot be read', { place: file, fix: 'delete it', cause: error });
  }
}
