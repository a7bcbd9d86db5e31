import { VendorError, type Exchange } from './vendor-error.ts';

/** The vendor answered success, but not in the shape that we rely on. */
export class ProtocolError extends VendorError {
  override readonly name: string = 'ProtocolError';
  /** The field at fault, as a path: `data[0].amount`. Undefined when the answer as a whole is. */
  readonly field: string | undefined;

  constructor(problem: string, exchange: Exchange, field?: string) {
    super(problem, exchange, 'contract');
    this.field = field;
  }
}
