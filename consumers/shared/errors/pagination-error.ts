import { ProtocolError } from './protocol-error.ts';
import type { Exchange } from './vendor-error.ts';

export type PaginationFault = 'loop' | 'too-many-pages' | 'empty-page' | 'duplicate' | 'page-too-long';

/** A list that would never end, or that cannot be trusted to be whole. */
export class PaginationError extends ProtocolError {
  override readonly name: string = 'PaginationError';
  readonly fault: PaginationFault;

  constructor(fault: PaginationFault, problem: string, exchange: Exchange) {
    super(problem, exchange);
    this.fault = fault;
  }
}
