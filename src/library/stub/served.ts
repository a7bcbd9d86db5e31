import { checkProviderFile } from '../../config/check.ts';
import type { ProviderFile } from '../../config/types.ts';
import { badInput } from '../../failure/failure.ts';
import type { Document } from '../../openapi/document.ts';
import type { Served } from '../../stub/endpoint.ts';
import { resolveCredentials } from '../../stub/security/named.ts';
import { resolveSigning } from '../../stub/webhooks/sign.ts';
import { isDocument } from '../check-call.ts';
import type { ReadDocumentOptions } from '../read-document.ts';
import { readDocument } from '../read-document.ts';
import type { Source } from '../source.ts';

export interface ServedOptions extends ReadDocumentOptions {
  readonly provider: readonly ProviderFile[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Documents, read where they are not yet, each with the provider file of its place in the list. */
export async function servedFrom(documents: readonly (Source | Document)[], { provider, ...reading }: ServedOptions): Promise<readonly Served[]> {
  if (provider.length > documents.length) {
    throw badInput('provider.surplus', `${provider.length} provider files are given for ${documents.length} documents`, { fix: 'give at most one for each, in the same order' });
  }
  return Promise.all(
    documents.map(async (source, index) => {
      const document = isDocument(source) ? source : await readDocument(source, reading);
      const given = provider[index];
      if (given === undefined) return { document };
      const checked = checkProviderFile(given, `provider[${index}]`);
      const { environment } = reading;
      return { document, provider: checked, credentials: resolveCredentials([checked.credentials], environment), ...resolveSigning(checked, environment) };
    }),
  );
}
