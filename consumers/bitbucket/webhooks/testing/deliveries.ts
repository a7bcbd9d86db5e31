import { createHmac } from 'node:crypto';

export const secret = 'bb-contract-fixture';

export interface DeliveryParts {
  readonly key?: string;
  readonly id?: string;
  readonly attempt?: number;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Left out: the right one. */
  readonly signature?: string | null;
}

export const signatureOf = (body: DeliveryParts['body'], key = secret): string => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

/** A delivery as the vendor sends it. */
export function delivery({ key = 'repo:push', id = 'c0ffee00-1111-4222-8333-444455556666', attempt = 1, body, signature = signatureOf(body) }: DeliveryParts): Request {
  const headers = new Headers({ 'content-type': 'application/json', 'x-event-key': key, 'x-hook-uuid': '1b2c3d4e', 'x-request-uuid': id, 'x-attempt-number': `${attempt}` });
  if (signature !== null) headers.set('x-hub-signature', signature);
  return new Request('https://hooks.acme.example/bitbucket', { method: 'POST', headers, body });
}

const repository = { type: 'repository', uuid: '{b6f2c1de-0a51-4f5e-9a40-6c2b5f1d7e33}', full_name: 'acme-sec/inventory' };
const target = (hash: string) => ({ type: 'commit', hash });

/** One change of a push, around what matters. */
export const aChange = (more: object = {}): object => ({
  new: { type: 'branch', name: 'main', target: target('b'.repeat(40)) },
  old: { type: 'branch', name: 'main', target: target('a'.repeat(40)) },
  created: false,
  closed: false,
  forced: false,
  truncated: false,
  commits: [target('b'.repeat(40))],
  ...more,
});

export const aPush = (...changes: readonly object[]): string => JSON.stringify({ actor: { type: 'user', display_name: 'Zoë' }, repository, push: { changes } });

export const anEvent = (more: object): string => JSON.stringify({ repository, ...more });
