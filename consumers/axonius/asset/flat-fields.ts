const common = 'specific_data.data.';
const custom = 'adapters_data.gui.custom_';
const ofAdapter = /^adapters_data\.([a-z0-9_]+)\.(.+)$/;

/** Rows whose fields were listed have them by dotted names: `specific_data.data.hostname`. This is the same as one source would say it. */
export const flatFields = (row: object): Readonly<Record<string, unknown>> => fieldsBelow(row, common);

/** Fields of single adapters, `adapters_data.aws_adapter.hostname`, by adapter. */
export function flatFieldsByAdapter(row: object): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const adapters = Object.keys(row).flatMap((name) => ofAdapter.exec(name)?.[1] ?? []);
  const known = [...new Set(adapters)].filter((adapter) => adapter !== 'gui');
  return new Map(known.map((adapter) => [adapter, fieldsBelow(row, `adapters_data.${adapter}.`)]));
}

/** What people entered, by the name without its prefix. */
export const customFields = (row: object): Readonly<Record<string, unknown>> => fieldsBelow(row, custom);

const fieldsBelow = (row: object, prefix: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));
