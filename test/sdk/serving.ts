import { listen } from '../../src/http/listen.ts';
import { readDocument } from '../../src/library/read-document.ts';
import type { StubOptions } from '../../src/stub/stub.ts';
import { createStub } from '../../src/stub/stub.ts';
import { systemClock } from '../../src/system/clock.ts';

/** A stub that listens on loopback, with its address as SDKs want it. */
export interface Serving {
  readonly url: string;
  readonly address: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  /** A call below `/_vendorproof/`. */
  control(method: string, name: string, body?: object): Promise<void>;
  close(): Promise<void>;
}

export async function serve(file: string, options: Partial<StubOptions> = {}): Promise<Serving> {
  const { handler } = createStub({ documents: [{ document: await readDocument(file) }], clock: systemClock, ...options });
  const { url, close } = await listen(handler, { port: 0 });
  return {
    url,
    address: { host: '127.0.0.1', port: Number(new URL(url).port), protocol: 'http' },
    async control(method, name, body) {
      const { ok, status } = await fetch(`${url}/_vendorproof/${name}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      if (!ok) throw new Error(`${method} ${name} answers ${status}`);
    },
    close,
  };
}
