import type { Reply } from './reply.ts';

/** Ends a request with an answer other than success; what it had written is undone. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}

/** A field of the request, and what is wrong with it. */
export type Problem = readonly [field: string, message: string];

export const notFound = (message = 'Nothing was found at this address.'): Refusal =>
  new Refusal({ status: 404, type: 'application/json', body: { error: message } });

/** A name in the path that nobody has; here the role is part of the answer. */
export const nobodyNamed = (role: 'pacticipant' | 'consumer' | 'provider', name: string): Refusal =>
  new Refusal({ status: 404, body: { error: `No ${role} with name '${name}' found` } });

export const badRequest = (message: string): Refusal => new Refusal({ status: 400, body: { error: message } });

/** Empty, but with a media type: so the official broker has it. */
export const unsupportedType = (): Refusal => new Refusal({ status: 415, body: '' });

/** Throws when there are problems: 400 with the messages by field. */
export function refuseIfAny(problems: readonly Problem[], status: 400 | 422 = 400): void {
  if (problems.length === 0) return;
  const byField = Map.groupBy(problems, ([field]) => field);
  const errors = [...byField].map(([field, list]) => [field, list.map(([, message]) => message)] as const);
  throw new Refusal({ status, body: { errors: Object.fromEntries(errors) } });
}
