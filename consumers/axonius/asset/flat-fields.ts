type Fields = Readonly<Record<string, unknown>>;

const common = 'specific_data.data.';
const custom = 'adapters_data.gui.custom_';
const ofAdapter = /^adapters_data\.(?!gui\.)[a-z0-9_]+\./;

/**
 * Rows whose fields were listed have them by dotted names: `specific_data.data.hostname`, and those of single adapters as
 * `adapters_data.aws_adapter.hostname`. Each of these says the same as one source would; the common ones come first.
 */
export function flatFields(row: object): readonly Fields[] {
  const prefixes = Object.keys(row).flatMap((name) => (name.startsWith(common) ? common : (ofAdapter.exec(name)?.[0] ?? [])));
  const commonFirst = [...new Set(prefixes)].toSorted((one, other) => Number(other === common) - Number(one === common));
  return commonFirst.map((prefix) => fieldsBelow(row, prefix));
}

/** What people entered, by the name without its prefix. */
export const customFields = (row: object): Fields => fieldsBelow(row, custom);

const fieldsBelow = (row: object, prefix: string): Fields =>
  Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));
