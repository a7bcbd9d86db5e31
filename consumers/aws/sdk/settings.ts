import type { AwsCredentialIdentity, MetadataBearer, MiddlewareStack, RetryStrategyV2 } from '@smithy/types';
import { connected, type AwsConnection, type Connected, type RequestHandler } from './connection.ts';
import { watchedRetry } from './retry.ts';
import { watch, type CallsByError } from './watch.ts';

/** What every client of the SDK is given. */
export interface ClientSettings {
  readonly region?: string;
  readonly credentials?: () => Promise<AwsCredentialIdentity>;
  readonly endpoint?: string;
  readonly maxAttempts: number;
  readonly retryStrategy: RetryStrategyV2;
  readonly requestHandler: RequestHandler;
}

/** What we need of the SDK's clients. */
interface SdkClient<Input extends object, Output extends MetadataBearer> {
  readonly middlewareStack: MiddlewareStack<Input, Output>;
  readonly config: { readonly region: () => Promise<string> };
}

/** A client of the SDK for one service, with its own retry and signing, and us looking on. `vendor` is the pacticipant: `aws-sts`. */
export function sdkClient<Input extends object, Output extends MetadataBearer, Client extends SdkClient<Input, Output>>(
  vendor: string,
  given: AwsConnection,
  create: (settings: ClientSettings) => Client & SdkClient<Input, Output>,
): Client {
  const connection = connected(given);
  const failing: CallsByError = new WeakMap();
  const client = create(settingsFor(connection, failing));
  // A region that is nowhere to be found is the call's error, not ours.
  const region = (): Promise<string | undefined> => client.config.region().catch(() => undefined);
  watch(client.middlewareStack, { vendor, connection, region, failing });
  return client;
}

function settingsFor(connection: Connected, failing: CallsByError): ClientSettings {
  const { region, credentials, endpoint, retry = {}, timeoutMs, handler, clock, observer } = connection;
  const retryStrategy = watchedRetry(retry, clock, (error, { attempt, delayMs, isThrottled }) => {
    const name = error instanceof Error ? failing.get(error) : undefined;
    if (name !== undefined) observer.emit({ event: 'retry', ...name, attempt, because: isThrottled ? 'rate-limited' : 'unavailable', delayMs });
  });
  return {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials: credentials.provide }),
    maxAttempts: retry.attempts ?? 3,
    retryStrategy,
    requestHandler: handler ?? { requestTimeout: timeoutMs, connectionTimeout: timeoutMs, throwOnRequestTimeout: true },
  };
}
