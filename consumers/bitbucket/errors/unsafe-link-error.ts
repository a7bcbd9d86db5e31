import { VendorError } from '../../shared/errors/vendor-error.ts';

/** The answer's `next` leads away from the API; following it would hand the token to somebody else. */
export class UnsafeLinkError extends VendorError {
  override readonly name = 'UnsafeLinkError';
}
