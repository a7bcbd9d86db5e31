import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** The client may not do this: its scope is missing, or it calls from an address that is not on its list. The vendor tells both alike. */
export class MissingScopeError extends VendorError {
  override readonly name: string = 'MissingScopeError';
  /** As the console calls it: `Vulnerabilities: Read`. */
  readonly scope: string;

  constructor(scope: string, exchange: Exchange) {
    super(`the API client lacks the scope “${scope}”, or calls from an address that it does not allow`, exchange, 'permission');
    this.scope = scope;
  }
}
