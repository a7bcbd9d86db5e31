import type { ServerResponse } from 'node:http';

const marked = new WeakSet<Response>();

/** Has the listener send this response without headers of its own: what is passed on for somebody else says what they said. */
export function asIs(response: Response): Response {
  marked.add(response);
  return response;
}

export const isAsIs = (response: Response): boolean => marked.has(response);

export async function sendAsIs(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.sendDate = false;
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(body);
}
