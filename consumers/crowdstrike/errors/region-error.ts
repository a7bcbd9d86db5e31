import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** The vendor names a cloud that is none of the known ones: no credential is sent there. */
export class RegionError extends VendorError {
  override readonly name: string = 'RegionError';
  /** The region or the address that was named. */
  readonly found: string;

  constructor(found: string, exchange: Exchange) {
    super(`the tenant’s cloud is said to be ${JSON.stringify(found)}, which is none of the known ones`, exchange, 'contract');
    this.found = found;
  }
}
