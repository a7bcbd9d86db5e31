import type { Answer } from '../../shared/answer.ts';
import { text } from '../reading/loose.ts';

/** What became of one host: a success as a whole may hold refusals. */
export type TagOutcome =
  | { readonly hostId: string; readonly result: 'done' }
  | { readonly hostId: string; readonly result: 'refused'; readonly because: string };

export const readTagOutcome = (row: Answer): TagOutcome => {
  const hostId = row.text('device_id');
  if (row.flag('updated')) return { hostId, result: 'done' };
  return { hostId, result: 'refused', because: text(row, 'error') ?? `code ${text(row, 'code') ?? 'unknown'}` };
};

/** Tags that people give, as opposed to those that a sensor was installed with. */
const prefix = 'FalconGroupingTags/';

export const withPrefix = (tag: string): string => (tag.startsWith(prefix) ? tag : `${prefix}${tag}`);
