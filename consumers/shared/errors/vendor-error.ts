/** Which call it was and how far it got; safe to log: no header, no body, no query. */
export interface Exchange {
  readonly vendor: string;
  /** Method and path: `GET /v1/customers/cus_1`. */
  readonly request: string;
  readonly status: number | undefined;
  /** The vendor's own id of the exchange, which its support asks for. */
  readonly requestId: string | undefined;
}

/** What every failed call to a vendor throws, one subclass for each thing that a caller may want to tell apart. */
export class VendorError extends Error implements Exchange {
  override readonly name: string = 'VendorError';
  readonly vendor: string;
  readonly request: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(problem: string, { vendor, request, status, requestId }: Exchange) {
    const answered = status === undefined ? '' : ` answered ${status}`;
    const id = requestId === undefined ? '' : ` (request ${requestId})`;
    super(`${vendor} ${request}${answered}: ${problem}${id}`);
    this.vendor = vendor;
    this.request = request;
    this.status = status;
    this.requestId = requestId;
  }
}
