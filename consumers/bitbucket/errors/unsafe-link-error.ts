import { ProtocolError } from '../../shared/errors/protocol-error.ts';

/** The answer's `next` leads away from the API; following it would hand the token to somebody else. */
export class UnsafeLinkError extends ProtocolError {
  override readonly name = 'UnsafeLinkError';
}
