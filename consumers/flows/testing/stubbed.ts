import { join } from 'node:path';
import { stub, type ProviderFile, type Stub } from 'vendorproof';

const root = join(import.meta.dirname, '../../..');

/** A vendor's stub that listens, and whose memory can be read. */
export interface Stubbed {
  readonly url: string;
  readonly stub: Stub;
  /** The bodies of the requests of an operation that were acted upon, the oldest first: also those whose answer never arrived. */
  accepted(operation: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/** With the answers of a flow's own world instead of the vendor's provider file. */
export async function startStubbed(vendor: string, provider: ProviderFile): Promise<Stubbed> {
  const started = await stub(join(root, `openapi/${vendor}/${vendor}.json`), { provider, strictStates: true });
  const { url, close } = await started.listen();
  return {
    url,
    stub: started,
    close,
    accepted: async (operation) => {
      const entries = await started.requests();
      const acted = entries.filter((entry) => entry['operation'] === operation && Number(entry['status']) >= 200 && Number(entry['status']) < 300);
      return acted.map(({ body }): unknown => (typeof body === 'string' ? JSON.parse(body) : undefined));
    },
  };
}
