/** Stub, broker API and broker pages are functions from a standard request to a standard response. */
export type Handler = (request: Request) => Response | Promise<Response>;
