import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** The instance does not take what was sent. */
export class InvalidRequestError extends VendorError {
  override readonly name = 'InvalidRequestError';
  /** What is wrong, by field: `page.limit`. Empty where the instance does not say. */
  readonly fields: Readonly<Record<string, readonly string[]>>;

  constructor(problem: string, exchange: Exchange, fields: InvalidRequestError['fields']) {
    super(problem, exchange, 'invalid-request');
    this.fields = fields;
  }
}
