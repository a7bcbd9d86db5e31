import type { DocumentedResponse, Operation } from '../../openapi/operations.ts';
import { standIn } from '../../openapi/stand-in.ts';
import type { Breaker } from './breaker.ts';
import { credentialsLeftOut } from './credentials.ts';
import { bodyLeftOut, fieldLeftOut, parameterLeftOut } from './left-out.ts';
import { unacceptable, wrongContentType } from './media-type.ts';
import { unknownResource } from './unknown-resource.ts';
import { fieldWrong, optionalBodyWrong } from './wrong-field.ts';
import { parameterWrong, pathWrong } from './wrong-parameter.ts';

/** A status that a vendor answers where one of these rules is broken: the first that the operation has. */
export interface Attempt {
  readonly status: number;
  readonly breakers: readonly Breaker[];
}

/** A documented error: which broken rules lead to it, and the status that it has where only a provider state does. */
export interface Refusal {
  readonly response: DocumentedResponse;
  readonly attempts: readonly Attempt[];
  readonly otherwise: number;
}

const lacking: readonly Breaker[] = [fieldLeftOut, parameterLeftOut('query'), parameterLeftOut('header')];
const unlikely: readonly Breaker[] = [bodyLeftOut, parameterWrong('query', 'optional'), parameterWrong('header', 'optional'), optionalBodyWrong, pathWrong];
const wrong: readonly Breaker[] = [fieldWrong, parameterWrong('query', 'required'), parameterWrong('header', 'required')];

/** What is wrong with what was sent: something missing first, since that is what vendors check first. */
const input: readonly Breaker[] = [...lacking, ...wrong, ...unlikely];

const byStatus: Readonly<Record<number, readonly Breaker[]>> = {
  400: input,
  401: [credentialsLeftOut],
  404: [unknownResource],
  406: [unacceptable],
  415: [wrongContentType],
  422: input,
};

/** What a vendor refuses whose document says of no error how it looks: any client error will do. */
export const anyRefusal: readonly Attempt[] = [400, 401, 404].map((status) => ({ status, breakers: byStatus[status] ?? [] }));

/** The errors that an operation documents. */
export const refusalsOf = (operation: Operation): readonly Refusal[] => operation.responses.flatMap((response) => refusalOf(operation, response));

function refusalOf({ responses }: Operation, response: DocumentedResponse): readonly Refusal[] {
  const documented = responses.map(({ status }) => status.toUpperCase());
  const key = response.status.toUpperCase();
  if (/^[45]\d\d$/.test(key)) return [{ response, attempts: attemptsAt(Number(key), documented), otherwise: Number(key) }];
  const otherwise = /^(?:[45]XX|DEFAULT)$/.test(key) ? standIn(responses, key) : undefined;
  // Where nothing else is documented, the default stands for success: no error is known to look like it.
  if (otherwise === undefined || otherwise < 400) return [];
  const isForInput = key === '4XX' || (key === 'DEFAULT' && !['400', '422', '4XX'].some((status) => documented.includes(status)));
  return [{ response, attempts: anyRefusal.filter(({ status }) => isForInput && !documented.includes(String(status))), otherwise }];
}

function attemptsAt(status: number, documented: readonly string[]): readonly Attempt[] {
  // Where a vendor tells the two apart, 422 is for what can be read and makes no sense.
  const breakers = status === 422 && documented.includes('400') ? [...wrong, ...lacking, ...unlikely] : byStatus[status];
  return breakers === undefined ? [] : [{ status, breakers }];
}

/** Whether a vendor gives this answer to a request with a broken rule whatever its state: an id is only known in a state, and of two answers to wrong input one is. */
export const isProvoked = ({ responses }: Operation, status: number): boolean =>
  status !== 404 && !(status === 422 && responses.some((response) => ['400', '4XX'].includes(response.status.toUpperCase())));
