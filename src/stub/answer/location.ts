import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import type { Incoming } from '../request/incoming.ts';

export interface Made {
  readonly incoming: Incoming;
  readonly status: number;
  readonly body: Json | undefined;
}

/** Where the answered thing is: below the path that was asked for, by its id where it has one. A redirect leads to the documented example. */
export function locationOf({ incoming, body, status }: Made, example: string | undefined): string {
  const { origin, method } = incoming;
  if (example !== undefined && URL.canParse(example, origin)) return new URL(example, origin).href;
  const path = incoming.path.replace(/\/$/, '');
  // Back to where the client came from would go round for ever.
  if (status >= 300 && (method === 'GET' || method === 'HEAD')) return `${origin}${path.slice(0, path.lastIndexOf('/') + 1) || '/'}`;
  const id = isObject(body) ? (body['id'] ?? body['uuid'] ?? body['name']) : undefined;
  return `${origin}${path}${typeof id === 'string' || typeof id === 'number' ? `/${encodeURIComponent(id)}` : ''}`;
}
