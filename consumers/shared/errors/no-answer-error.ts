import { VendorError, type Exchange } from './vendor-error.ts';

const late: ReadonlySet<string> = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** The connection failed or broke off: nobody knows whether the vendor acted on the request. */
export class NoAnswerError extends VendorError {
  override readonly name: string = 'NoAnswerError';
  /** The system's word for it: `ECONNRESET`, `ETIMEDOUT`. */
  readonly code: string;

  constructor(code: string, exchange: Exchange) {
    super(`no answer (${code})`, exchange, late.has(code) ? 'timeout' : 'unavailable');
    this.code = code;
  }
}
