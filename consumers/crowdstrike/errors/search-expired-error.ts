import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** The vendor forgot a search before its next page was asked for: about two minutes are given. It can be begun anew. */
export class SearchExpiredError extends VendorError {
  override readonly name: string = 'SearchExpiredError';

  constructor(exchange: Exchange) {
    super('the search expired before its last page was read; read faster, or ask for smaller pages', exchange, 'timeout');
  }
}
