import { errorKinds, type ErrorKind } from './kinds.ts';

/** Which call it was and how far it got; safe to log: no header, no body, no query. */
export interface Exchange {
  readonly vendor: string;
  /** The document's operation id. */
  readonly operation?: string | undefined;
  /** Method and path: `GET /v1/customers/cus_1`. */
  readonly request: string;
  readonly status: number | undefined;
  /** The vendor's own id of the exchange, which its support asks for. */
  readonly requestId: string | undefined;
}

/** What every failed call to a vendor throws. Its kind says what to do; a subclass is there only where it carries more facts. */
export class VendorError extends Error implements Exchange {
  override readonly name: string = 'VendorError';
  readonly kind: ErrorKind;
  readonly vendor: string;
  readonly operation: string | undefined;
  readonly request: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(problem: string, { vendor, operation, request, status, requestId }: Exchange, kind: ErrorKind) {
    const answered = status === undefined ? '' : ` answered ${status}`;
    const id = requestId === undefined ? '' : ` (request ${requestId})`;
    super(`${vendor} ${request}${answered}: ${problem}${id}`);
    this.kind = kind;
    this.vendor = vendor;
    this.operation = operation;
    this.request = request;
    this.status = status;
    this.requestId = requestId;
  }

  /** Whether the same call may succeed later: a property of the kind. */
  get retryable(): boolean {
    return errorKinds[this.kind].retryable;
  }
}
