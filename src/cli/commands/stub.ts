import { basename, resolve } from 'node:path';
import { loadProvider } from '../../config/provider.ts';
import { listen } from '../../http/listen.ts';
import { locateDocument, readDocument } from '../../openapi/read.ts';
import { createStub } from '../../stub/stub.ts';
import type { Answer, Context } from '../context.ts';
import { servingAnswer } from '../serving.ts';

export interface StubCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly provider?: readonly string[];
  readonly strictStates?: boolean;
}

/** Serves documents until the user ends it; the provider files go with the documents in the order given. */
export async function stub(context: Context, files: readonly string[], options: StubCommandOptions): Promise<Answer> {
  const documents = await Promise.all(
    files.map(async (file, index) => {
      const providerFile = options.provider?.[index];
      return { document: await readDocument(locateDocument(context.folder, file), file, { environment: context.environment }), ...(providerFile === undefined ? {} : { provider: await loadProvider(resolve(context.folder, providerFile)) }) };
    }),
  );
  const { handler } = createStub({ documents, clock: context.clock, strictStates: options.strictStates ?? false });
  const listening = await listen(handler, { port: options.port, host: options.host });
  context.console.say(`serving ${files.map((file) => basename(file)).join(', ')}; control is under ${listening.url}/_vendorproof/`);
  return servingAnswer(context, listening);
}
