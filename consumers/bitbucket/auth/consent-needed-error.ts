import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** The refresh token is no longer good: a person has to let the consumer in again. Nothing else helps, so nothing is tried again. */
export class ConsentNeededError extends VendorError {
  override readonly name: string = 'ConsentNeededError';
  /** Where the person does so. */
  readonly authorizeUrl: string;

  constructor(exchange: Exchange, authorizeUrl: string) {
    super('the refresh token is not good any more: let the consumer in again', exchange, 'authentication');
    this.authorizeUrl = authorizeUrl;
  }
}
