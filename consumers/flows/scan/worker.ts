import { isGone, isNotFound, isRetryable } from '../../shared/errors/guards.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { scanFiles, type SourceFile } from './scanner.ts';
import type { Push, Scan, ScanState, ScanStore } from './store.ts';

/** Where the code is. */
export interface CodeSource {
  readonly filesOf: (push: Push) => Promise<readonly SourceFile[]>;
}

/** Where things carry tags. Both calls may be repeated: a tag is there or it is not. */
export interface Tags {
  readonly add: (repository: string, tag: string) => Promise<void>;
  readonly remove: (repository: string, tag: string) => Promise<void>;
}

export interface ScanPorts {
  readonly store: ScanStore;
  readonly code: CodeSource;
  /** Written in this order, taken back in the other. */
  readonly tags: readonly [Tags, Tags];
  /** How often the tags are tried before they are taken back. */
  readonly attempts?: number;
}

/** The tag of one commit: no other commit's scan touches it. */
export const tagOf = ({ commit }: Push): string => `leaked-secret-${commit.slice(0, 12)}`;

/**
 * Takes every unfinished scan as far as it goes now. Both systems carry the tag at the end, or neither: where one cannot be tagged,
 * the other's tag is taken back, for as often as that takes. Killed at any point, the next run goes on.
 */
export async function workOff(ports: ScanPorts): Promise<void> {
  for (const scan of ports.store.unfinished()) await workOn(ports, scan);
}

/** From state to state, until an end or until the vendor has to be waited for. */
async function workOn(ports: ScanPorts, scan: Scan): Promise<void> {
  let now: Scan | undefined = scan;
  while (now !== undefined) {
    ports.store.countAttempt(now);
    const next: ScanState | undefined = await advance(ports, now);
    if (next === undefined) return;
    ports.store.moveTo(now, next);
    now = ports.store.unfinished().find(({ repository, commit }) => repository === scan.repository && commit === scan.commit);
  }
}

/** The next state; undefined where this one is to be tried again later. */
async function advance(ports: ScanPorts, scan: Scan): Promise<ScanState | undefined> {
  if (scan.state === 'received') return scanCommit(ports, scan);
  return scan.state === 'tagging' ? tagBoth(ports, scan) : untagBoth(ports, scan);
}

async function scanCommit({ code }: ScanPorts, scan: Scan): Promise<ScanState | undefined> {
  try {
    return scanFiles(await code.filesOf(scan)).length === 0 ? 'clean' : 'tagging';
  } catch (error) {
    if (isNotFound(error) || isGone(error)) return 'gone';
    return later(error);
  }
}

async function tagBoth({ tags, attempts = 3 }: ScanPorts, scan: Scan): Promise<ScanState | undefined> {
  try {
    for (const { add } of tags) await add(scan.repository, tagOf(scan));
    return 'tagged';
  } catch (error) {
    later(error);
    return isRetryable(error) && scan.attempts + 1 < attempts ? undefined : 'untagging';
  }
}

/** What failed may have been done all the same, so both are taken back. */
async function untagBoth({ tags }: ScanPorts, scan: Scan): Promise<ScanState | undefined> {
  try {
    for (const { remove } of tags.toReversed()) await remove(scan.repository, tagOf(scan));
    return 'untagged';
  } catch (error) {
    return later(error);
  }
}

/** A vendor's failure is waited out; anything else is ours, and must not be hidden. */
function later(error: unknown): undefined {
  if (!(error instanceof VendorError)) throw error;
  return undefined;
}
