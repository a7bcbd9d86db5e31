import { badInput } from '../failure/failure.ts';
import { fields, isRecord, json, listOf, mapOf, optional, required, text, valueThat } from '../failure/shape.ts';
import type { Shape } from '../failure/shape.ts';

/** Refuses an expectation with keys that nothing reads or values that mean nothing: not every editor checks types. */
export function checkExpectation(value: unknown): void {
  const problem = expectation(value, { path: '', whole: 'the expectation', part: 'a part of an expectation' });
  if (problem !== undefined) throw badInput('expectation.invalid', problem);
}

/** The same for a message. */
export function checkMessageExpectation(value: unknown): void {
  const where = { path: '', whole: 'the expectation', part: 'a part of an expectation' };
  const problem = message(value, where) ?? (isRecord(value) && (value['webhook'] === undefined) === (value['schema'] === undefined) ? 'an expectation names a `webhook` or a `schema`, one of the two' : undefined);
  if (problem !== undefined) throw badInput('expectation.invalid', problem);
}

const values = mapOf(optional(json));
const header = valueThat((value) => typeof value === 'string', 'a text');
const status = valueThat((value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599, 'an HTTP status, such as 200');
const paths = listOf(valueThat((value) => typeof value === 'string', 'a path, such as `data[].id`'), "a list of paths, or 'discover'");
const relies: Shape = (value, where) => (value === 'discover' ? undefined : paths(value, where));

const describedState = fields({ name: required(text), params: values });
const textOrObject = valueThat((value) => typeof value === 'string' || isRecord(value), 'a text or an object');
const state: Shape = (value, where) => textOrObject(value, where) ?? (typeof value === 'string' ? text : describedState)(value, where);
const states: Shape = (value, where) => (Array.isArray(value) ? listOf(state)(value, where) : state(value, where));

const request = fields({ path: values, query: values, headers: mapOf(optional(header)), body: json });
const response = fields({ status: required(status), relies, values: json, examples: values, headers: listOf(header, 'a list of names') });
const expectation = fields({ operation: required(text), description: text, given: states, request, response: required(response) });

const metadata: Shape = (value, where) => (Array.isArray(value) ? listOf(header, 'a list of names') : mapOf(optional(header)))(value, where);
const message = fields({ webhook: text, schema: text, description: text, given: states, relies: paths, values: json, examples: values, metadata });
