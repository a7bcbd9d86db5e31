import { diag } from '@opentelemetry/api';
import type { CallName, KitEvent, Observer, WireExchange } from '../observer.ts';

/** What one onlooker cares for. */
export type ObserverPart = Partial<Observer>;

type Headers = Readonly<Record<string, string>>;

/** Several onlookers as one. Where one of them fails, neither the others nor the call notice; the failure goes to `onFailure`. */
export function observers(parts: readonly ObserverPart[], onFailure: (error: unknown) => void = tellDiagnostics): Observer {
  const safely = (look: () => void): void => {
    try {
      look();
    } catch (error) {
      onFailure(error);
    }
  };
  const emit = (event: KitEvent): void => parts.forEach((part) => safely(() => part.emit?.(event)));
  const exchange = (wire: WireExchange): void => parts.forEach((part) => safely(() => part.exchange?.(wire)));
  const spans = parts.flatMap(({ span }) => (span === undefined ? [] : [span]));
  const needsWire = parts.some((part) => part.exchange !== undefined);
  // Bodies are turned into text for who looks at them only.
  return { emit, span: (call, run) => within(spans, call, run), ...(needsWire && { exchange }) };
}

/** The first span is the outermost; all their headers go along. */
function within<Result>([span, ...inner]: readonly Observer['span'][], call: CallName, run: (headers: Headers) => Promise<Result>): Promise<Result> {
  if (span === undefined) return run({});
  return span(call, (headers) => within(inner, call, (more) => run({ ...headers, ...more })));
}

/** Silent until the application registers a logger with OpenTelemetry. */
const tellDiagnostics = (error: unknown): void => diag.error('an observer of vendor calls failed', error instanceof Error ? error.name : 'unknown');
