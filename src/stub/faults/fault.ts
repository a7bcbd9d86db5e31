import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { asText } from '../../json/as-text.ts';
import { isArray, isObject } from '../../json/json.ts';

export const mutations = ['remove', 'type', 'null', 'enum', 'extra'] as const;
export type Mutation = (typeof mutations)[number];

/** A way for the stub to misbehave: an answer that leaves the document's schema. */
export interface Fault {
  readonly kind: 'schema';
  readonly mutation: Mutation;
  /** Where in the answer's body; default: the first place where it breaks the schema. */
  readonly pointer?: string;
  /** Operation id; every operation when left out. */
  readonly operation?: string;
  /** How often it strikes; default: always. */
  readonly count?: number;
  /** How likely it strikes each time, 0 to 1; drawn from the stub's seed. */
  readonly probability?: number;
}

const kinds = ['schema'];
const fields = ['kind', 'mutation', 'pointer', 'operation', 'count', 'probability'];

/** Reads `{"faults": [...]}` as it came over the wire; `operations` are the ids that a fault may name. */
export function readFaults(value: Json | undefined, operations: readonly string[]): readonly Fault[] {
  const list = isObject(value) ? value['faults'] : undefined;
  if (!isArray(list)) throw problem('/faults', 'is not a list', 'send {"faults": [{"kind": "schema", "mutation": "remove"}]}');
  if (list.length > 100) throw problem('/faults', 'has more than 100 entries', 'send fewer');
  return list.map((fault, index) => readFault(fault, `/faults/${index}`, operations));
}

function readFault(fault: Json, at: string, operations: readonly string[]): Fault {
  if (!isObject(fault)) throw problem(at, 'is not an object', 'write {"kind": "schema", "mutation": "remove"}');
  const { kind, mutation } = fault;
  if (kind !== 'schema') throw problem(`${at}/kind`, `is ${JSON.stringify(kind)}`, suggest(asText(kind), kinds));
  const known = mutations.find((name) => name === mutation);
  if (known === undefined) throw problem(`${at}/mutation`, `is ${JSON.stringify(mutation)}`, suggest(asText(mutation), mutations));
  const stray = Object.keys(fault).find((field) => !fields.includes(field));
  if (stray !== undefined) throw problem(`${at}/${stray}`, 'is unknown', suggest(stray, fields));
  return {
    kind,
    mutation: known,
    ...textField(fault, 'pointer', { at, rule: (text) => text === '' || text.startsWith('/'), fix: 'write a JSON pointer such as /data/0/id' }),
    ...textField(fault, 'operation', { at, rule: (id) => operations.includes(id), fix: suggest(asText(fault['operation']), operations) }),
    ...numberField(fault, 'count', { at, rule: (count) => Number.isInteger(count) && count >= 1, fix: 'write a whole number from 1' }),
    ...numberField(fault, 'probability', { at, rule: (value) => value >= 0 && value <= 1, fix: 'write a number from 0 to 1' }),
  };
}

interface Rule<Value> {
  readonly at: string;
  readonly rule: (value: Value) => boolean;
  readonly fix: string;
}

function textField(fault: JsonObject, name: 'pointer' | 'operation', { at, rule, fix }: Rule<string>): Partial<Fault> {
  const value = fault[name];
  if (value === undefined) return {};
  if (typeof value !== 'string' || !rule(value)) throw problem(`${at}/${name}`, `is ${JSON.stringify(value)}`, fix);
  return { [name]: value };
}

function numberField(fault: JsonObject, name: 'count' | 'probability', { at, rule, fix }: Rule<number>): Partial<Fault> {
  const value = fault[name];
  if (value === undefined) return {};
  if (typeof value !== 'number' || !rule(value)) throw problem(`${at}/${name}`, `is ${JSON.stringify(value)}`, fix);
  return { [name]: value };
}

const problem = (place: string, message: string, fix: string): Error => badInput('fault.invalid', message, { place, fix });
