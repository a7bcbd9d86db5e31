import type { Json } from '../json/json.ts';

/** The provider state in which an operation gives one of its documented answers, for interactions that nobody wrote by hand. */
export interface AnswerState {
  readonly name: string;
  readonly params: { readonly operation: string; readonly status: number; readonly [name: string]: Json };
}

export const answerState = (operation: string, status: number): AnswerState => ({ name: `${operation} answers ${status}`, params: { operation, status } });

/** The state that an error is about, in words where the status has a plain meaning, with the values of the request that it speaks of. */
export function errorState(operation: string, status: number, about: { readonly [name: string]: Json } = {}): AnswerState {
  const name = status === 404 ? `what ${operation} asks for does not exist` : status === 403 ? `the caller has no right to ${operation}` : answerState(operation, status).name;
  return { name, params: { ...about, operation, status } };
}

/** Whether a name is that of a state in which an operation gives this answer. */
export const isStateOf = (name: string, operation: string, status: number): boolean => [answerState, errorState].some((stateOf) => stateOf(operation, status).name === name);
