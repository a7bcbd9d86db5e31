import { property, textProperty } from '../../shared/lenient.ts';
import type { AssetSource } from '../types.ts';
import { instant } from './instant.ts';
import { distinct, objectsOf, textOf } from './values.ts';

/** One adapter's view of an asset, and the fields that it has for it. */
export interface SourcedData extends AssetSource {
  readonly data: unknown;
}

/** The entries of a whole asset, the one that was seen last first; those that do not say come last. */
export function sourcesOf(row: unknown): readonly SourcedData[] {
  const entries = [...objectsOf(row, 'specific_data'), ...objectsOf(row, 'data')].flatMap(toSource);
  const newestFirst = entries.toSorted((one, other) => (other.lastSeen ?? '').localeCompare(one.lastSeen ?? ''));
  return distinct(newestFirst, (source) => source.identity ?? source);
}

/** An entry that names no adapter is none. */
function toSource(entry: object): readonly SourcedData[] {
  const adapter = textProperty(entry, 'plugin_name');
  const data = property(entry, 'data');
  if (adapter === undefined) return [];
  const source = {
    adapter,
    connection: textOf(entry, 'client_used'),
    identity: textOf(entry, 'quick_id'),
    lastSeen: lastSeenIn(data),
    name: nameIn(data),
  };
  return [{ ...source, data }];
}

export const nameIn = (data: unknown): string | undefined => textOf(data, 'hostname', 'username', 'cve_id', 'name', 'asset_name');

function lastSeenIn(data: unknown): string | undefined {
  const text = textOf(data, 'last_seen');
  return text === undefined ? undefined : instant(text);
}
