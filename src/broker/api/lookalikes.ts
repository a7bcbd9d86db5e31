import { lookalikeText } from '../domain/conflict-texts.ts';
import { looksLike } from '../domain/names.ts';
import { pacticipantNames } from '../store/pacticipants.ts';
import type { Session } from '../store/store.ts';

/** For each new name that looks like one that exists: what is wrong, and the way out. A typo must not make a new program. */
export async function lookalikes(session: Session, names: readonly string[]): Promise<readonly string[]> {
  const existing = await pacticipantNames(session);
  const known = new Set(existing);
  return [...new Set(names)]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, similar: existing.filter((other) => looksLike(name, other)) }))
    .filter(({ similar }) => similar.length > 0)
    .map(({ name, similar }) => lookalikeText(name, similar));
}
