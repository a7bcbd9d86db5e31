import { globSync, existsSync } from 'node:fs';
import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import { shownPath } from './load.ts';
import type { EnvironmentPolicy, Vendor, Workspace } from './workspace.ts';

/** The vendors that a command names, by name or group; all of them when it names none. */
export function selectVendors(workspace: Workspace, names: readonly string[]): readonly Vendor[] {
  const known = workspace.vendors.flatMap((vendor) => [vendor.name, ...(vendor.group === undefined ? [] : [vendor.group])]);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw badInput('vendor.unknown', `there is no vendor ${unknown}: ${suggest(unknown, known)}`, { place: shownPath(workspace, workspace.configFile) });
  if (names.length === 0) return workspace.vendors;
  return workspace.vendors.filter((vendor) => names.some((name) => name === vendor.name || name === vendor.group));
}

/** The environment of this name, or the default one. */
export function selectEnvironment(workspace: Workspace, name: string | undefined): EnvironmentPolicy {
  if (name === undefined) return workspace.defaultEnvironment;
  const names = workspace.environments.map((environment) => environment.name);
  const found = workspace.environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  throw badInput('environment.unknown', `there is no environment ${name}: ${suggest(name, names)}`, { place: shownPath(workspace, workspace.configFile) });
}

/** What a vendor in the config must have on disk; the first thing missing is thrown. */
export function checkVendorFiles(workspace: Workspace, vendor: Vendor): void {
  const missing = missingFiles(workspace, vendor)[0];
  if (missing !== undefined) throw badInput(missing.code, missing.message, { place: missing.file, fix: missing.fix });
}

/** Everything that is missing of a vendor, for `doctor`. */
export function missingFiles(workspace: Workspace, vendor: Vendor): readonly { readonly code: string; readonly file: string; readonly message: string; readonly fix: string }[] {
  const needed = [
    { what: 'document', file: vendor.documentFile, fix: 'add the OpenAPI document (`vendorproof slice` cuts one to size)' },
    { what: 'source', file: vendor.sourceFile, fix: 'say there where the document comes from: what applies of the members in docs/adding-a-vendor.md' },
    { what: 'client', file: vendor.clientFile, fix: 'write the client, or name it as `client` in the config' },
    ...(vendor.isProviderNamed ? [{ what: 'provider', file: vendor.providerFile, fix: 'write the provider file, or mend `provider` in the config' }] : []),
  ].filter(({ file }) => !existsSync(file));
  const tests = globSync(vendor.tests, { cwd: workspace.root });
  return [
    ...needed.map(({ what, file, fix }) => ({ code: `vendor.${what}.missing`, file: shownPath(workspace, file), message: `vendor ${vendor.name} has no ${what} there`, fix })),
    ...(tests.length > 0 ? [] : [{ code: 'vendor.test.missing', file: vendor.tests, message: `vendor ${vendor.name} has no contract test there`, fix: 'write one, or name it as `tests` in the config' }]),
  ];
}
