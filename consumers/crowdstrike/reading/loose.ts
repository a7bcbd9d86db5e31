import type { Answer } from '../../shared/answer.ts';

/**
 * Fields that an asset is better off without than the whole page with an error: most of a host's are optional, some are empty texts,
 * and numbers come as texts or as numbers. What is of another kind is counted as unexpected and left out.
 */
export function text(answer: Answer, name: string): string | null {
  const value = answer.raw(name);
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  answer.exchange.onUnexpected?.(name, 'type');
  return typeof value === 'number' ? `${value}` : null;
}

/** A list of texts; a single text is a list of one. */
export function texts(answer: Answer, name: string): readonly string[] {
  const value = answer.raw(name);
  if (!Array.isArray(value)) {
    const only = text(answer, name);
    return only === null ? [] : [only];
  }
  const found = value.filter((item): item is string => typeof item === 'string');
  if (found.length < value.length) answer.exchange.onUnexpected?.(name, 'type');
  return found;
}

/** A point in time as ISO 8601 in UTC, to the millisecond; the vendor writes up to nine digits of a second. */
export function instant(answer: Answer, name: string): string | null {
  const written = text(answer, name);
  if (written === null) return null;
  const time = Date.parse(written.replace(/(\.\d{3})\d+/, '$1'));
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  answer.exchange.onUnexpected?.(name, 'type');
  return null;
}

/** Looks an open enum up; what it does not know is counted and becomes the last resort. */
export function known<Ours extends string>(answer: Answer, name: string, { words, otherwise }: Vocabulary<Ours>): Ours {
  const value = text(answer, name);
  if (value === null) return otherwise;
  const found = words.get(value.toLowerCase());
  if (found === undefined) answer.exchange.onUnexpected?.(name, 'enum-member');
  return found ?? otherwise;
}

export interface Vocabulary<Ours extends string> {
  /** By the vendor's word in lower case. */
  readonly words: ReadonlyMap<string, Ours>;
  readonly otherwise: Ours;
}
