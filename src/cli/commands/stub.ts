import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { loadProvider } from '../../config/provider.ts';
import type { ProviderFile } from '../../config/types.ts';
import { badInput } from '../../failure/failure.ts';
import { listen } from '../../http/listen.ts';
import { readDocument } from '../../library/read-document.ts';
import { readCredentialOptions, resolveCredentials } from '../../stub/security/named.ts';
import { createStub } from '../../stub/stub.ts';
import type { Answer, Context } from '../context.ts';
import type { ControlTokenOptions } from '../control-token.ts';
import { controlTokenFor } from '../control-token.ts';
import type { DocumentOptions } from '../document-options.ts';
import { readingOf } from '../document-options.ts';
import { sortFiles } from '../served-files.ts';
import { servingAnswer } from '../serving.ts';
import type { TlsCommandOptions } from '../tls.ts';
import { prepareTls } from '../tls.ts';
import type { UpstreamOptions } from '../upstream.ts';
import { checkUpstream, upstreamAnswer } from '../upstream.ts';

export interface StubCommandOptions extends DocumentOptions, ControlTokenOptions, UpstreamOptions, TlsCommandOptions {
  readonly port: number;
  readonly provider?: readonly string[];
  readonly strictStates?: boolean;
  readonly credentials?: readonly string[];
  readonly strictTokens?: boolean;
  readonly fault?: readonly string[];
}

/** Serves documents and pacts until the user ends it; the provider files go with the documents in the order given. */
export async function stub(context: Context, files: readonly string[], options: StubCommandOptions): Promise<Answer> {
  const { pacts, documents: named } = await sortFiles(context.folder, files);
  const providers = await providersIn(context.folder, named, options.provider ?? []);
  const read = await Promise.all(named.map((file) => readDocument(file, readingOf(context, options))));
  const references = readCredentialOptions(options.credentials ?? [], read);
  const documents = read.map((document, index) => {
    const provider = providers[index];
    const credentials = resolveCredentials([provider?.credentials, references], context.environment);
    return { document, credentials, ...(provider === undefined ? {} : { provider }) };
  });
  const controlToken = controlTokenFor(options, context.environment);
  checkUpstream(options, pacts.length);
  if (options.upstream !== undefined) {
    return upstreamAnswer(context, { documents, url: options.upstream, port: options.port, host: options.host, controlToken, har: options.har });
  }
  const { handler } = createStub({
    documents,
    pacts,
    clock: context.clock,
    strictStates: options.strictStates ?? false,
    strictTokens: options.strictTokens ?? false,
    faults: options.fault ?? [],
    controlToken,
  });
  const { tls, notes, remove } = await prepareTls(context, options);
  const listening = await listen(handler, { port: options.port, host: options.host, ...(tls === undefined ? {} : { tls }) }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  context.console.say(`serving ${files.map((file) => basename(file)).join(', ')}; control is under ${listening.url}/_vendorproof/`);
  notes.forEach((note) => context.console.say(note));
  pacts.filter(({ skipped }) => skipped > 0).forEach(({ file, skipped }) => context.console.warn(`${file}: ${skipped} not over HTTP and not served`));
  if (controlToken !== undefined && options.controlToken === undefined) context.console.warn(`its token is ${controlToken}: send it as Vendorproof-Token`);
  return servingAnswer(context, { url: listening.url, close: () => listening.close().then(remove) });
}

/** A provider file that was named is there, and goes with a document: without it the stub would serve as if there were no states. */
async function providersIn(folder: string, documents: readonly string[], named: readonly string[]): Promise<readonly ProviderFile[]> {
  const surplus = named[documents.length];
  if (surplus !== undefined) {
    const problem = `no document goes with this provider file: ${named.length} are given for ${documents.length} to serve`;
    const fix = 'give at most one --provider for each document, in the same order';
    throw badInput('provider.surplus', problem, { place: surplus, fix });
  }
  const missing = named.find((file) => !existsSync(resolve(folder, file)));
  if (missing !== undefined) throw badInput('provider.missing', 'there is no such provider file', { place: missing });
  return Promise.all(named.map((file) => loadProvider(resolve(folder, file))));
}
