import { VendorError } from '../../shared/errors/vendor-error.ts';

/** Nobody saved a query of that name or id, or it is somebody's private one. */
export class SavedQueryNotFoundError extends VendorError {
  override readonly name = 'SavedQueryNotFoundError';
  readonly savedQuery: string;

  constructor(savedQuery: string, notFound: VendorError) {
    super(`there is no saved query “${savedQuery}”, or none for assets of this type`, notFound, 'not-found');
    this.savedQuery = savedQuery;
  }
}
