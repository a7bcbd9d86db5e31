import type { DocumentedResponse, MediaType, Operation } from '../../openapi/operations.ts';
import { responseFor } from '../../openapi/operations.ts';
import type { Endpoint } from '../endpoint.ts';
import { isJsonType, isXmlType } from '../request/media.ts';

/** What the document says about one status of one operation. */
export interface Documented {
  readonly status: number;
  readonly response: DocumentedResponse;
}

/** The first documented success, `2XX` as 200; without one the default as 200, else what there is (a redirect, an error). */
export function firstSuccess(operation: Operation): Documented | undefined {
  const known = successes.get(operation);
  if (known !== undefined) return known;
  const found = firstSuccessIn(operation);
  if (found !== undefined) successes.set(operation, found);
  return found;
}

const successes = new WeakMap<Operation, Documented>();

function firstSuccessIn({ responses }: Operation): Documented | undefined {
  const numbered = responses.map((response) => ({ status: concrete(response.status), response }));
  const sendable = numbered.filter(({ status }) => status >= 200 && status <= 599);
  const isSuccess = ({ status, response }: Documented): boolean => status < 300 && response.status !== 'default';
  return sendable.find(isSuccess) ?? sendable.find(({ response }) => response.status === 'default') ?? sendable[0];
}

/** What is documented for a status: itself, its range, or the default. */
export function documentedAt(operation: Operation, status: number): Documented | undefined {
  const response = responseFor(operation, status);
  return response === undefined ? undefined : { status, response };
}

/** The error that the document has for a status, in JSON or else in XML: the vendor's own shape. A default that stands for success is no error. */
export function documentedError({ operation }: Endpoint, status: number): MediaType | undefined {
  const response = responseFor(operation, status);
  if (response === undefined || (response.status === 'default' && response === firstSuccess(operation)?.response)) return undefined;
  const described = response.content.filter(({ schema }) => schema !== undefined);
  return described.find(({ type }) => isJsonType(type)) ?? described.find(({ type }) => isXmlType(type));
}

/** Whether a status is documented by its number or range, not merely as the default. */
export const namesStatus = ({ responses }: Operation, status: number): boolean =>
  responses.some((response) => [String(status), `${String(status)[0]}XX`].includes(response.status.toUpperCase()));

/** `2XX` → 200, `default` → 200. */
function concrete(status: string): number {
  if (status === 'default') return 200;
  return Number(status.toUpperCase().replaceAll('X', '0'));
}
