import { join } from 'node:path';
import { stub, type JsonObject, type ProviderFile, type Stub } from 'vendorproof';

const root = join(import.meta.dirname, '../../..');

/** A vendor's stub that listens, and whose memory can be read. */
export interface Stubbed {
  readonly url: string;
  readonly stub: Stub;
  /** The requests that were acted upon, the oldest first, of one operation if named: also those whose answer never arrived. */
  accepted(operation?: string): Promise<readonly Accepted[]>;
  close(): Promise<void>;
}

export interface Accepted {
  readonly operation: string;
  /** Undefined where it is no JSON. */
  readonly body: unknown;
}

/** With the answers of a flow's own world instead of the vendor's provider file. */
export async function startStubbed(vendor: string, provider: ProviderFile): Promise<Stubbed> {
  const started = await stub(join(root, `openapi/${vendor}/${vendor}.json`), { provider, strictStates: true });
  const { url, close } = await started.listen();
  return {
    url,
    stub: started,
    close,
    accepted: async (operation) => (await started.requests()).filter(({ status }) => Number(status) >= 200 && Number(status) < 300).flatMap((entry) => acceptedIn(entry, operation)),
  };
}

function acceptedIn({ operation, body, headers }: JsonObject, wanted: string | undefined): readonly Accepted[] {
  if (typeof operation !== 'string' || (wanted !== undefined && operation !== wanted)) return [];
  const isJson = JSON.stringify(headers).includes('json');
  return [{ operation, body: isJson && typeof body === 'string' ? JSON.parse(body) : undefined }];
}
