import type { FailedCall } from '../failed-call.ts';

/** Codes of a failure before anything was sent: nobody can have acted on it. */
const beforeSending: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

/** Carries a failed attempt through limits and breaker. Never leaves the kit. */
export class AttemptFailed extends Error {
  readonly call: FailedCall;

  constructor(call: FailedCall) {
    super(call.code);
    this.call = call;
  }

  get wasNotSent(): boolean {
    return beforeSending.has(this.call.code);
  }

  /** Whether it speaks against the endpoint: no answer, or an answer that the server failed. */
  get countsAsDown(): boolean {
    return this.call.answer === undefined || this.call.answer.status >= 500;
  }
}
