import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../json/canonical.ts';
import type { Interaction } from '../pact/types.ts';
import type { Play } from './play-types.ts';

type Named = Pick<Interaction, 'description' | 'providerStates'>;

/** What a fragment is named after. */
export interface Kept extends Pick<Play, 'consumer' | 'provider' | 'folder'> {
  readonly interactions: readonly [Named, ...Named[]];
}

/**
 * Keeps one interaction as a pact file of its own: Pact's core merges into an existing file by reading and rewriting it, which loses
 * interactions when tests run in parallel. The name follows from what the interaction is, so a test that runs again overwrites its own.
 */
export async function keepFragment(play: Kept, write: (folder: string) => void): Promise<void> {
  await mkdir(play.folder, { recursive: true });
  const workshop = await mkdtemp(join(play.folder, '.writing-'));
  try {
    write(workshop);
    const [file] = await readdir(workshop);
    if (file === undefined) throw new Error(`Pact's core wrote no file into ${workshop}`);
    await rename(join(workshop, file), join(play.folder, fragmentName(play)));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

export function fragmentName({ consumer, provider, interactions }: Omit<Kept, 'folder'>): string {
  const played = interactions.map((interaction) => [interaction.description, JSON.stringify(interaction.providerStates)]);
  const identity = canonicalJson([consumer, provider, ...played]);
  const [{ description }] = interactions;
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return `${[consumer, provider, description].map(slug).join('--')}--${hash}.json`;
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60);
