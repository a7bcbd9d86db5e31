import type { ProviderFile } from '../config/types.ts';
import type { Field } from '../failure/shape.ts';
import { fields, isRecord, json, listOf, text, valueThat } from '../failure/shape.ts';
import type { JsonObject } from '../json/json.ts';
import type { Document } from '../openapi/document.ts';
import type { Fault } from '../stub/faults/fault.ts';
import { systemClock } from '../system/clock.ts';
import { systemEnvironment } from '../system/environment.ts';
import { checkCall } from './check-call.ts';
import type { Source } from './source.ts';
import type { Stub } from './stub/types.ts';

/** What a stub in this process serves, and how strictly. */
export interface StubOptions {
  /** What the provider file says, as the value that it exports; for several documents a list in their order. Default: no states of its own. */
  readonly provider?: ProviderFile | readonly ProviderFile[];
  /** Answer 404 for ids that nobody created. Default: the documented success. */
  readonly strictIds?: boolean;
  /** Refuse states that no provider file knows. Default: they change nothing. */
  readonly strictStates?: boolean;
  /** Refuse tokens that the stub did not issue. Default: they pass if they are well-formed. */
  readonly strictTokens?: boolean;
  /** Faults in force from the start, as `faults` takes them. */
  readonly faults?: readonly (JsonObject | string)[];
  /** Hosts besides this machine that webhooks and callbacks may go to: `host` or `host:port`. Default: none. */
  readonly webhookHosts?: readonly string[];
  /** For faults that strike with a probability. Default 1. */
  readonly seed?: number;
  /** In bytes; what is larger is answered 413. Default 10 MiB. */
  readonly largestBody?: number;
  /** What time it is for the stub. Default: the system's clock. */
  readonly clock?: () => Date;
  /** The folder that relative paths start from. Default: the process's working folder. */
  readonly folder?: string;
  /** Folders, and beginnings of addresses, that references may lead to besides the document's own folder and host. Default: none. */
  readonly allow?: readonly string[];
  /** Where `env:NAME` in a provider file's `credentials` leads, and the proxy's variables. Default: the process's own environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

const flag = valueThat((value) => typeof value === 'boolean', 'true or false');
const natural = valueThat((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'a whole number');

const stubOptions: { readonly [Option in keyof StubOptions]-?: Field } = {
  // Looked at more closely where it is read.
  provider: valueThat((value) => isRecord(value) || Array.isArray(value), 'what a provider file exports, or a list of that'),
  strictIds: flag,
  strictStates: flag,
  strictTokens: flag,
  faults: listOf(json, 'a list of faults'),
  webhookHosts: listOf(text, 'a list of hosts'),
  seed: natural,
  largestBody: natural,
  clock: valueThat((value) => typeof value === 'function', 'a function that answers a Date'),
  folder: text,
  allow: listOf(text, 'a list of folders and beginnings of addresses'),
  environment: valueThat(isRecord, 'an object, by the names of variables'),
};

/**
 * Serves documents as their vendors would, in this process: what `vendorproof stub` does, without a port. A document is given as for
 * `readDocument` (path, address, bytes, parsed value) or as what that answers; several go in a list. `fetch` takes the place of the
 * global one, and answers a `Request` for whoever intercepts them; `listen` is for clients that need an address. docs/stub.md says how
 * requests are judged, and what states and faults do.
 *
 * Throws a `Failure`: what `readDocument` throws, `stub.nothing` (no operation to serve), `provider.invalid` and `provider.surplus` (more
 * provider files than documents), `credentials.missing` (a variable that a provider file names is not set), `stub.call` (a state, fault, webhook or
 * namespace that the stub refuses, with its reason), `port.taken`, `call.invalid` (an option that is none).
 *
 * @example
 * import { stub } from 'vendorproof';
 *
 * const petshop = await stub('petshop.yaml');
 * const pet = await petshop.fetch('https://api.petshop.example/v1/pets/7');
 * [pet.status, (await pet.text()).includes('"id":7')]; // → [200, true]
 *
 * const refused = await petshop.fetch('/pets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"kind": "cat"}' });
 * refused.status; // → 400
 *
 * await petshop.faults(['status,status=503,count=1']);
 * (await petshop.fetch('/pets')).status; // → 503
 * (await petshop.requests()).map(({ operation, status }) => [operation, status]); // → [['getPet', 200], ['createPet', 400], ['listPets', 503]]
 */
export async function stub(documents: Source | Document | readonly (Source | Document)[], options: StubOptions = {}): Promise<Stub> {
  checkCall('stub', { options: fields(stubOptions) }, { options });
  const [{ createStub }, { webhookSender }, { controlsOf }, { servedFrom }] = await Promise.all([
    import('../stub/stub.ts'),
    import('../stub/webhooks/sender.ts'),
    import('./stub/controls.ts'),
    import('./stub/served.ts'),
  ]);
  const { clock = systemClock, environment = systemEnvironment(), folder = '.', allow = [], provider = [], faults = [], webhookHosts = [], ...strictness } = options;
  const served = await servedFrom([documents].flat(), { provider: [provider].flat(), environment, folder, allow });
  // The stub reads faults as it reads those that come over the wire.
  const inForce = faults as readonly (Fault | string)[];
  const { handler } = createStub({ ...strictness, documents: served, clock, faults: inForce, webhooks: webhookSender(webhookHosts, environment) });
  return controlsOf(handler, undefined);
}
