import { join } from 'node:path';
import { readDocument, stub, type Document, type JsonObject, type ProviderFile, type Stub, type StubListening, type StubOptions } from 'vendorproof';

const root = join(import.meta.dirname, '../../..');

/** The stub of a vendor's document and provider file, for the cases of a `describe`. */
export interface VendorStub {
  /** Where it listens; only within a case. */
  readonly url: string;
  state(name: string, params?: JsonObject): Promise<JsonObject>;
  /** In place of those in force: `'status,status=503,count=1'`. */
  faults(...faults: readonly (JsonObject | string)[]): Promise<void>;
  /** What it was asked since the case began, the oldest first; of one operation, if named. */
  calls(operation?: string): Promise<readonly JsonObject[]>;
  fetch: Stub['fetch'];
  webhook: Stub['webhook'];
}

/** One stub for each `describe` that it is called in; it forgets everything before each case. */
export function vendorStub(vendor: string, options: Omit<StubOptions, 'provider' | 'folder'> = {}): VendorStub {
  let running: { readonly stub: Stub; readonly listening: StubListening } | undefined;
  const now = (): { readonly stub: Stub; readonly listening: StubListening } => {
    if (running === undefined) throw new Error(`the stub of ${vendor} runs within cases only`);
    return running;
  };
  before(async () => {
    const started = await sharedStub(vendor, options);
    namespaces += 1;
    const own = started.namespace(`${namespaces}`);
    running = { stub: own, listening: await own.listen() };
  });
  beforeEach(() => now().stub.reset());
  after(() => now().listening.close());
  return {
    get url() {
      return now().listening.url;
    },
    state: (name, params) => now().stub.state(name, params),
    faults: (...faults) => now().stub.faults(faults),
    calls: async (operation) => (await now().stub.requests()).filter((request) => operation === undefined || request['operation'] === operation),
    fetch: (input, init) => now().stub.fetch(input, init),
    webhook: (order) => now().stub.webhook(order),
  };
}

/** A vendor's stub with its provider file, for who ends it himself. */
export async function startStub(vendor: string, options: Omit<StubOptions, 'provider' | 'folder'> = {}): Promise<Stub> {
  const { provider } = (await import(join(root, `providers/${vendor}/provider.ts`))) as { readonly provider: ProviderFile };
  return stub(await documentOf(vendor), { strictStates: true, ...options, provider });
}

let namespaces = 0;
const stubs = new Map<string, Promise<Stub>>();

/** One for all who ask for nothing special, each in a namespace of its own: making a key to sign tokens with takes longer than a case. */
function sharedStub(vendor: string, options: Omit<StubOptions, 'provider' | 'folder'>): Promise<Stub> {
  if (Object.keys(options).length > 0) return startStub(vendor, options);
  const started = stubs.get(vendor) ?? startStub(vendor);
  stubs.set(vendor, started);
  return started;
}

const documents = new Map<string, Promise<Document>>();

/** Read once for all stubs of a vendor: what is worked out of a document, such as its validators, is kept with it. */
function documentOf(vendor: string): Promise<Document> {
  const document = documents.get(vendor) ?? readDocument(join(root, `openapi/${vendor}/${vendor}.json`));
  documents.set(vendor, document);
  return document;
}
