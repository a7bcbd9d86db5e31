import type { Json, JsonObject } from 'vendorproof';

/** The instance's own ids, by a number. */
export const assetId = (number: number): string => number.toString(16).padStart(32, '0');
export const objectId = (number: number): string => number.toString(16).padStart(24, '0');

/** What one adapter says of an asset. */
export const entry = (plugin: string, data: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
  plugin_name: plugin,
  plugin_unique_name: `${plugin}_0`,
  type: 'entitydata',
  quick_id: `${plugin}_0!${typeof data['id'] === 'string' ? data['id'] : 'own-1'}`,
  ...more,
  data: { id: 'own-1', ...data },
});

/** An asset with its sources, as the API hands it out where no fields are listed. */
export const asset = (id: string, entries: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  internal_axon_id: id,
  adapters: entries.map(({ plugin_name: plugin = '' }) => plugin),
  adapter_list_length: entries.length,
  labels: [],
  specific_data: [...entries],
  ...more,
});

/** A device that one adapter knows. */
export const device = (data: JsonObject = {}, id = assetId(1)): JsonObject =>
  asset(id, [entry('crowd_strike_adapter', { hostname: 'fin-lt-0042', ...data })]);

/** A device as the API hands it out where fields are listed. */
export const flatDevice = (fields: JsonObject, id = assetId(1)): JsonObject => ({
  internal_axon_id: id,
  adapters: ['crowd_strike_adapter'],
  ...fields,
});

/** A user among the assets; no account of the console. */
export const assetUser = (data: JsonObject = {}, id = assetId(1)): JsonObject =>
  asset(id, [entry('active_directory_adapter', { username: 'amara.okafor', ...data })]);

/** A vulnerability as an asset of its own. */
export const vulnerability = (data: JsonObject = {}, id = assetId(1)): JsonObject =>
  asset(id, [entry('tenable_io_adapter', { cve_id: 'CVE-2026-12345', cve_severity: 'HIGH', cvss: 8.8, ...data })]);

/** A vulnerability of a device's software. */
export const cve = (fields: JsonObject = {}): JsonObject => ({ cve_id: 'CVE-2026-12345', software_name: 'Chrome', ...fields });

/** So many devices, from a number on. */
export const devices = (count: number, from = 1): readonly JsonObject[] =>
  Array.from({ length: count }, (_, index) => device({ id: `own-${from + index}` }, assetId(from + index)));

interface PageFacts {
  readonly number?: number;
  readonly size?: number;
  /** Pages and assets in all; servers may say neither. */
  readonly totalPages?: number;
  readonly totalResources?: number;
  readonly next?: Json;
}

/** A page of assets. */
export const page = (assets: readonly Json[], { next = null, number = 1, size = assets.length, ...totals }: PageFacts = {}): JsonObject => ({
  assets: [...assets],
  meta: { page: { number, size, ...totals }, next_page: next },
});

/** The same as the older API has it. */
export const olderPage = (assets: readonly Json[], cursor: Json = 'run-1', totalResources: number = assets.length): JsonObject => ({
  data: assets.map((attributes) => ({ type: 'entity_schema', attributes })),
  meta: { page: { number: 1, size: assets.length, totalResources }, cursor },
});

export const olderCount = (value: Json): JsonObject => ({ data: { type: 'entities_count_schema', attributes: { value } } });

export const connection = (fields: JsonObject = {}): JsonObject => ({ id: objectId(1), active: true, status: 'success', error: null, ...fields });

export const adapter = (connections: readonly JsonObject[], fields: JsonObject = {}): JsonObject => ({
  id: 'aws_adapter',
  status: connections.length === 0 ? '' : 'success',
  connections_count: { total: connections.length },
  connections: [...connections],
  ...fields,
});

export const savedQuery = (name: string, fields: JsonObject = {}): JsonObject => ({
  uuid: objectId(1),
  name,
  module: 'devices',
  query: { filter: '' },
  tags: [],
  ...fields,
});

/** An account of the console; no asset. */
export const systemUser = (username: string, fields: JsonObject = {}): JsonObject => ({ uuid: objectId(1), user_name: username, ...fields });

export const fetchRun = (fields: JsonObject = {}): JsonObject => ({ adapter: 'aws_adapter', status: 'success', ...fields });
