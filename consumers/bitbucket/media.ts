import { createCaller } from '../shared/call/caller.ts';
import type { Connection } from '../shared/call/kit.ts';
import { UnsafeLinkError } from './errors/unsafe-link-error.ts';

interface Download {
  /** The API's address. */
  readonly root: string;
  readonly connection: Connection;
}

/** Gets a large file from the host that keeps it. That one is not the API's: neither credentials nor headers of ours go there. */
export async function downloadFrom(address: string | undefined, { root, connection }: Download): Promise<Uint8Array> {
  const url = URL.parse(address ?? '');
  const call = { operation: 'downloadFile', request: 'GET large file' };
  if (url === null || url.protocol !== new URL(root).protocol || url.username !== '') {
    throw new UnsafeLinkError('the file is not at an address that may be asked', { vendor: 'bitbucket', ...call, status: 301, requestId: undefined });
  }
  const { baseUrl: _, headers: __, limits: ___, ...rest } = connection;
  const caller = createCaller({ vendor: 'bitbucket', endpoints: url.origin }, rest);
  return caller.call({ operation: call.operation, method: 'GET', path: url.href, headers: { accept: '*/*' }, read: (reply) => reply.bytes });
}
