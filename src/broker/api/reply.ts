/** What a handler answers; headers that every response has are added on the way out. */
export interface Reply {
  readonly status: number;
  /** Default: the negotiated one. */
  readonly type?: string;
  /** A value to be written as JSON, or text. Absent: an empty body. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: object): Reply => ({ status: 200, body });

/** 201 for something new, with its address; 200 for something that was there. */
export const createdOr = (isNew: boolean, body: object, location?: string): Reply =>
  isNew ? { status: 201, body, ...(location !== undefined && { headers: { location } }) } : ok(body);

export const noContent: Reply = { status: 204 };

/**
 * The version of the official Pact Broker whose API this one speaks: clients that look at the header want to know
 * what they may ask for.
 */
const spokenVersion = '2.120.0';

export function toResponse(reply: Reply, negotiated: string): Response {
  const type = `${reply.type ?? negotiated};charset=utf-8`;
  const headers = {
    'x-pact-broker-version': spokenVersion,
    vary: 'Accept',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    ...(reply.body !== undefined && { 'content-type': type }),
    ...reply.headers,
  };
  const body = typeof reply.body === 'object' ? JSON.stringify(reply.body) : (reply.body ?? null);
  return new Response(body, { status: reply.status, headers });
}
