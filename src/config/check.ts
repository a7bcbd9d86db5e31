import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import { evidenceKinds } from '../verdict/evidence.ts';
import type { WorkspaceConfig } from './types.ts';

type Rule = (value: unknown) => string | undefined;
type Fields = Readonly<Record<string, { readonly required?: true; readonly rule: Rule }>>;

const text: Rule = (value) => (typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text');
const flag: Rule = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
const days: Rule = (value) => (typeof value === 'number' && value > 0 ? undefined : 'must be a number of days above 0');
const words: Rule = (value) => (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string') ? undefined : 'must be a list of texts');
const kind: Rule = (value) => (evidenceKinds.some((known) => known === value) ? undefined : `must be one of ${evidenceKinds.join(', ')}`);
const record: Rule = (value) => (isRecord(value) && Object.keys(value).length > 0 ? undefined : 'must be an object with at least one entry');

const workspaceFields: Fields = {
  vendors: { required: true, rule: record },
  environments: { required: true, rule: record },
  test: { rule: words },
  pacts: { rule: text },
  defaultEnvironment: { rule: text },
};
const vendorFields: Fields = { document: { rule: text }, consumer: { rule: text }, client: { rule: text }, tests: { rule: text }, provider: { rule: text }, group: { rule: text } };
const environmentFields: Fields = { demands: { required: true, rule: kind }, production: { rule: flag }, maxAgeDays: { rule: days } };

/** Checks the shape of what a config file exports. The first problem is thrown with its path in the config. */
export function checkConfig(value: unknown, file: string): WorkspaceConfig {
  const problem = firstProblem(value);
  if (problem !== undefined) throw badInput('config.invalid', problem, { place: file });
  // The checks above have established the shape.
  return value as WorkspaceConfig;
}

function firstProblem(value: unknown): string | undefined {
  return (
    problemIn(value, workspaceFields, '') ??
    problemInEach(isRecord(value) ? value['vendors'] : undefined, vendorFields, 'vendors') ??
    problemInEach(isRecord(value) ? value['environments'] : undefined, environmentFields, 'environments')
  );
}

function problemInEach(entries: unknown, fields: Fields, path: string): string | undefined {
  if (!isRecord(entries)) return undefined;
  return Object.entries(entries)
    .map(([name, entry]) => problemIn(entry, fields, `${path}.${name}`))
    .find((problem) => problem !== undefined);
}

function problemIn(value: unknown, fields: Fields, path: string): string | undefined {
  if (!isRecord(value)) return `${path === '' ? 'the config' : path} must be an object`;
  const prefix = path === '' ? '' : `${path}.`;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
  if (unknown !== undefined) return `${prefix}${unknown} is not a setting: ${suggest(unknown, Object.keys(fields))}`;
  for (const [name, { required, rule }] of Object.entries(fields)) {
    const problem = value[name] === undefined ? (required === true ? 'is missing' : undefined) : rule(value[name]);
    if (problem !== undefined) return `${prefix}${name} ${problem}`;
  }
  return undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
