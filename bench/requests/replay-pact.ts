import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { listen } from '../../src/http/listen.ts';
import { outbound } from '../../src/http/outbound.ts';
import type { Document } from '../../src/openapi/document.ts';
import { pactText } from '../../src/pact/canonical.ts';
import { createStub } from '../../src/stub/stub.ts';
import { systemEnvironment } from '../../src/system/environment.ts';
import type { VerifiedInteraction } from '../../src/verify/types.ts';
import { verify } from '../../src/verify/verify.ts';
import { changeStubState } from '../../src/workflow/stub-states.ts';

export interface Replayed {
  readonly name: string;
  readonly interactions: number;
  readonly passed: number;
  /** `createPet: the status is 400: …`. */
  readonly wrong: readonly string[];
  readonly seconds: number;
}

export interface ReplayOptions {
  readonly responses: 'success' | 'all';
  readonly negative: boolean;
  readonly concurrency: number;
  /** Other examples than the usual ones. */
  readonly examples: number | undefined;
}

/** Draws a pact of all operations, and lets Pact's own verifier replay it on a stub of the same document, over HTTP. */
export async function replayPact(name: string, document: Document, options: ReplayOptions): Promise<Replayed> {
  const started = performance.now();
  const { responses, negative, examples } = options;
  const { interactions } = drawDocument(document, { responses, negative, ...(examples === undefined ? {} : { seed: examples }) });
  const content = pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: { pactSpecification: { version: '4.0' } } });
  const stub = await listen(createStub({ documents: [{ document }], clock: () => new Date() }).handler, { port: 0 });
  try {
    const verified = interactions.length === 0 ? [] : await verifiedAt(stub.url, content, options.concurrency);
    const failed = verified.filter(({ outcome }) => outcome !== 'passed');
    return {
      name,
      interactions: interactions.length,
      passed: verified.length - failed.length,
      wrong: failed.map(inWords),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await stub.close();
  }
}

async function verifiedAt(url: string, content: string, concurrency: number): Promise<readonly VerifiedInteraction[]> {
  const environment = systemEnvironment();
  const stated = { url, call: outbound({ environment }), providerFile: 'provider.ts', known: [] };
  const [pact] = await verify({
    pacts: [{ id: 'pact.json', consumer: 'consumer', provider: 'provider', content }],
    target: { url, kind: 'document' },
    states: (change) => changeStubState(stated, change),
    environment,
    concurrency,
  });
  return pact?.interactions ?? [];
}

const inWords = ({ description, operation = description, mismatches, answer }: VerifiedInteraction): string =>
  `${operation}: ${mismatches.slice(0, 2).map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join(' | ')} — ${answer?.status ?? ''} ${answer?.body.slice(0, 300) ?? ''}`;
