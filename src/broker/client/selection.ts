import { Failure } from '../../failure/failure.ts';
import { inParallel } from '../../http/in-parallel.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { notABroker } from './broker-problem.ts';
import { at, linkOf, listAt, textAt } from './hal-document.ts';
import type { Fetched, Hal } from './hal.ts';
import type { SelectedPact, VerificationQuery } from './types.ts';

export async function pactsForVerification(hal: Hal, query: VerificationQuery): Promise<readonly SelectedPact[]> {
  const url = await hal.start('pb:provider-pacts-for-verification', { provider: query.provider });
  const answer = await hal.send('POST', url, {
    consumerVersionSelectors: query.selectors,
    includePendingStatus: query.includePending ?? false,
    ...(query.providerBranch === undefined ? {} : { providerVersionBranch: query.providerBranch }),
  }).catch(nothingForUnknownProvider);
  return inParallel(listAt(answer, '_embedded', 'pacts'), 8, (entry) => fetchPact(hal, entry));
}

/** A provider that the broker has never heard of has no pacts. */
function nothingForUnknownProvider(error: unknown): JsonObject {
  if (error instanceof Failure && error.code === 'broker.not-found') return {};
  throw error;
}

async function fetchPact(hal: Hal, entry: Json): Promise<SelectedPact> {
  const pactUrl = linkOf(entry, 'self');
  if (pactUrl === undefined) throw notABroker(hal.baseUrl, 'a pact for verification has no link self');
  return {
    ...selected(pactUrl, await hal.get(pactUrl)),
    pending: at(entry, 'verificationProperties', 'pending') === true,
    description: textAt(entry, 'shortDescription') ?? '',
  };
}

/** The index names where a pact of a version is published; there it is read, too. */
export async function findPact(hal: Hal, { consumer, version, provider }: { readonly consumer: string; readonly version: string; readonly provider: string }): Promise<SelectedPact | undefined> {
  const url = await hal.start('pb:publish-pact', { consumer, provider, consumerApplicationVersion: version });
  const found = await hal.find(url);
  return found && selected(url, found);
}

function selected(pactUrl: string, { document, text }: Fetched): SelectedPact {
  const resultsUrl = linkOf(document, 'pb:publish-verification-results');
  if (resultsUrl === undefined) throw notABroker(pactUrl, 'the pact has no link pb:publish-verification-results');
  return {
    consumer: textAt(document, 'consumer', 'name') ?? '',
    content: text,
    pactUrl,
    resultsUrl,
    pending: false,
    description: '',
  };
}
