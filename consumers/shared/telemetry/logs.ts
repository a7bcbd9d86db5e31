import { isSpanContextValid, trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import type { ErrorKind } from '../errors/kinds.ts';
import type { KitEvent } from '../observer.ts';
import type { ObserverPart } from './observers.ts';

export interface LoggerSettings {
  readonly destination: DestinationStream;
  readonly clock: { readonly now: () => number };
  readonly level?: Level;
  /** Hides known secrets in each line: `KnownSecrets.hide`. */
  readonly hide?: (text: string) => string;
}

/** A logger whose lines are JSON, know their trace, and show no secrets; fit for the whole application. */
export const createLogger = ({ destination, clock, level = 'info', hide = (line) => line }: LoggerSettings): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      mixin: traceIds,
      redact: { paths: secretPaths, censor: '[secret]' },
      hooks: { streamWrite: hide },
    },
    destination,
  );

/** One line for each call, and one for each thing that is worth a look: a retry, a breaker's change, an unexpected member. */
export const logs = (logger: Logger): ObserverPart => ({ emit: (event) => logger[levelOf(event)](event, titleOf(event)) });

/** Members that are never written, whoever logs them. */
const secretNames = [
  'authorization', 'cookie', 'set-cookie', 'x-api-key', 'api-key', 'api-secret', 'password', 'secret', 'token', 'apiKey', 'apiSecret', 'clientSecret',
  'accessToken', 'refreshToken', 'idToken', 'privateKey', 'secretAccessKey', 'sessionToken', 'client_secret', 'access_token', 'refresh_token', 'id_token',
];

/** At the top and in the two levels below it: `headers.authorization`, `request.headers.authorization`. */
const secretPaths = secretNames.flatMap((name) => ['', '*', '*.*'].map((above) => `${above}["${name}"]`));

/** Links a line with the call's span. */
function traceIds(): Readonly<Record<string, string>> {
  const context = trace.getActiveSpan()?.spanContext();
  return context !== undefined && isSpanContextValid(context) ? { traceId: context.traceId, spanId: context.spanId } : {};
}

/** Somebody has to mend these; what passes by itself is a warning. */
const mustBeMended: ReadonlySet<ErrorKind> = new Set(['authentication', 'permission', 'contract', 'gone']);

const levelsOfCredentials = { read: 'debug', refreshed: 'debug', rotated: 'info', dropped: 'warn', failed: 'error' } as const;

function levelOf(event: KitEvent): Level {
  switch (event.event) {
    case 'call':
      return event.outcome === 'success' || event.outcome === 'cancelled' ? 'info' : mustBeMended.has(event.outcome) ? 'error' : 'warn';
    case 'breaker':
      return event.state === 'open' ? 'error' : 'info';
    case 'credential':
      return levelsOfCredentials[event.what];
    case 'retry':
    case 'refusal':
    case 'unexpected':
      return 'warn';
  }
}

function titleOf(event: KitEvent): string {
  switch (event.event) {
    case 'call':
      return `${event.vendor} ${event.operation}: ${event.outcome}`;
    case 'retry':
      return `${event.vendor} ${event.operation} is tried again: ${event.because}`;
    case 'refusal':
      return `${event.vendor} ${event.operation} is not sent: ${event.because}`;
    case 'breaker':
      return `${event.vendor} breaker of ${event.endpoint}: ${event.state}`;
    case 'credential':
      return `${event.vendor} ${event.name}: ${event.what}`;
    case 'unexpected':
      return `${event.vendor} ${event.operation} answers an unexpected ${event.what}: ${event.field}`;
  }
}
