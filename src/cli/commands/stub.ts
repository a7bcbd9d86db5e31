import { basename } from 'node:path';
import { listen } from '../../http/listen.ts';
import { createStub } from '../../stub/stub.ts';
import { webhookSender } from '../../stub/webhooks/sender.ts';
import type { Answer, Context } from '../context.ts';
import type { ControlTokenOptions } from '../control-token.ts';
import { controlTokenFor } from '../control-token.ts';
import type { ServedOptions } from '../load-served.ts';
import { loadServed } from '../load-served.ts';
import { servingAnswer } from '../serving.ts';
import type { TlsCommandOptions } from '../tls.ts';
import { prepareTls } from '../tls.ts';
import type { UpstreamOptions } from '../upstream.ts';

export interface StubCommandOptions extends ServedOptions, ControlTokenOptions, UpstreamOptions, TlsCommandOptions {
  readonly port: number;
  readonly strictStates?: boolean;
  readonly strictTokens?: boolean;
  readonly strictIds?: boolean;
  readonly fault?: readonly string[];
  readonly watch?: boolean;
  readonly webhookHost?: readonly string[];
}

/** Serves documents and pacts until the user ends it. */
export async function stub(context: Context, files: readonly string[], options: StubCommandOptions): Promise<Answer> {
  const load = (edition?: number) => loadServed(context, { files, options }, edition);
  const loaded = await load();
  const { documents, pacts } = loaded;
  const controlToken = controlTokenFor(options, context.environment);
  if (options.upstream !== undefined || options.har !== undefined) {
    const { checkUpstream, upstreamAnswer } = await import('../upstream.ts');
    const url = checkUpstream(options, pacts.length);
    return upstreamAnswer(context, { documents, url, port: options.port, host: options.host, controlToken, har: options.har });
  }
  const served = createStub({
    documents,
    pacts,
    clock: context.clock,
    strictStates: options.strictStates ?? false,
    strictTokens: options.strictTokens ?? false,
    strictIds: options.strictIds ?? false,
    log: context.console.warn,
    faults: options.fault ?? [],
    webhooks: webhookSender(options.webhookHost ?? [], context.environment),
    controlToken,
  });
  const { tls, notes, remove } = await prepareTls(context, options);
  const listening = await listen(served.handler, { port: options.port, host: options.host, ...(tls === undefined ? {} : { tls }) }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  context.console.say(`serving ${files.map((file) => basename(file)).join(', ')}; control is under ${listening.url}/_vendorproof/`);
  notes.forEach((note) => context.console.say(note));
  pacts.filter(({ skipped }) => skipped > 0).forEach(({ file, skipped }) => context.console.warn(`${file}: ${skipped} not over HTTP and not served`));
  if (controlToken !== undefined && options.controlToken === undefined) context.console.warn(`its token is ${controlToken}: send it as Vendorproof-Token`);
  const unwatch = options.watch === true ? (await import('../watch-served.ts')).watchServed(context, { stub: served, loaded, load }) : () => {};
  return servingAnswer(context, { url: listening.url, close: () => listening.close().then(unwatch).then(remove) });
}
