import { isReference, referenceForm } from '../credentials/reference.ts';
import { badInput } from '../failure/failure.ts';
import type { Shape } from '../failure/shape.ts';
import { fields, isRecord, json, listOf, mapOf, oneOf, optional, required, text, valueThat } from '../failure/shape.ts';
import { evidenceKinds } from '../verdict/evidence.ts';
import type { ProviderFile, WorkspaceConfig } from './types.ts';

const flag = valueThat((value) => typeof value === 'boolean', 'true or false');
const days = valueThat((value) => typeof value === 'number' && value > 0, 'a number of days above 0');
const isText = (value: unknown): boolean => typeof value === 'string';
const words = valueThat((value) => Array.isArray(value) && value.length > 0 && value.every(isText), 'a list of texts');

const vendor = fields({ document: text, consumer: text, client: text, tests: text, provider: text, group: text });
const environment = fields({ demands: required(oneOf(...evidenceKinds)), production: flag, maxAgeDays: days });

/** Some entries, each of one shape. */
const entriesOf = (each: Shape): Shape => (value, where) =>
  isRecord(value) && Object.keys(value).length > 0 ? mapOf(each)(value, where) : `${where.path} must be an object with at least one entry`;

const workspace = fields({
  vendors: required(entriesOf(vendor)),
  environments: required(entriesOf(environment)),
  test: words,
  testFilter: text,
  pacts: text,
  defaultEnvironment: text,
});

/** Checks the shape of what a config file exports. The first problem is thrown with its path in the config. */
export function checkConfig(value: unknown, file: string): WorkspaceConfig {
  const problem = workspace(value, { path: '', whole: 'the config', part: 'a setting' });
  if (problem !== undefined) throw badInput('config.invalid', problem, { place: file });
  // The check above has established the shape.
  return value as WorkspaceConfig;
}

const status = valueThat((value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599, 'an HTTP status');
const scalarTypes = ['string', 'number', 'boolean'];
const scalar = valueThat((value) => value === null || scalarTypes.includes(typeof value), 'a text, a number, true, false or null');
const header = valueThat(isText, 'a text');

const stubAnswer = fields({ operation: text, message: text, status, body: json, headers: mapOf(optional(header)), when: mapOf(optional(scalar)) });
const state = fields({ stub: required(listOf(stubAnswer)) });
const resource = fields({ read: required(text), create: text, update: text, delete: text, list: text, id: text });
const reference = valueThat((value) => typeof value === 'string' && isReference(value), `a reference: ${referenceForm}`);
const references: Shape = (value, where) => (Array.isArray(value) ? listOf(reference) : reference)(value, where);
const headerName = valueThat((value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value), "a header's name");
const plainText = valueThat((value) => typeof value === 'string' && /^[\x20-\x7e]*$/.test(value), 'a text of plain letters');
const scheme = oneOf('hmac-sha256-hex', 'hmac-sha256-base64', 't=,v1=');
const webhooks = fields({ secret: required(reference), header: required(headerName), scheme: required(scheme), prefix: plainText });
const provider = fields({ states: required(mapOf(state)), resources: mapOf(optional(resource)), credentials: mapOf(references), strictTokens: flag, webhooks });

/** Checks the shape of what a provider file exports. */
export function checkProviderFile(value: unknown, file: string): ProviderFile {
  const problem = provider(value, { path: '', whole: 'the export `provider`', part: 'a part of a provider file' });
  if (problem !== undefined) throw badInput('provider.invalid', problem, { place: file });
  // The check above has established the shape.
  return value as ProviderFile;
}
