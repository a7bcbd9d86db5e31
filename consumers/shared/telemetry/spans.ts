import { context, isSpanContextValid, SpanKind, SpanStatusCode, trace, type Span, type SpanContext, type Tracer } from '@opentelemetry/api';
import { VendorError } from '../errors/vendor-error.ts';
import type { CallName, KitEvent } from '../observer.ts';
import type { ObserverPart } from './observers.ts';

type Hide = (text: string) => string;

/** One client span for each call, with its retries as events. The vendor gets the trace's context, and nothing else of ours: no baggage. */
export const spans = (tracer: Tracer, hide: Hide = (text) => text): ObserverPart => ({
  span: (call, run) =>
    tracer.startActiveSpan(`${call.vendor} ${call.operation}`, { kind: SpanKind.CLIENT, attributes: attributesOf(call) }, context.active(), async (span) => {
      try {
        return await run(traceContext(span.spanContext()));
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute('error.type', error instanceof VendorError ? error.kind : error instanceof Error ? error.name : 'unknown');
        throw error;
      } finally {
        // Not before: the call's credential may be read, and known, only now.
        span.setAttribute('url.path', hide(pathOf(call)));
        span.end();
      }
    }),
  // Needs a context manager that follows promises, which OpenTelemetry's SDK for Node registers.
  emit: (event) => tell(trace.getActiveSpan(), event, hide),
});

/** The headers of W3C Trace Context. */
function traceContext(span: SpanContext): Readonly<Record<string, string>> {
  if (!isSpanContextValid(span)) return {};
  const flags = span.traceFlags.toString(16).padStart(2, '0');
  const tracestate = span.traceState?.serialize();
  return { traceparent: `00-${span.traceId}-${span.spanId}-${flags}`, ...(tracestate && { tracestate }) };
}

const attributesOf = ({ vendor, operation, request }: CallName): Readonly<Record<string, string>> => ({
  'vendor.name': vendor,
  'vendor.operation': operation,
  'http.request.method': request.slice(0, request.indexOf(' ')),
});

const pathOf = ({ request }: CallName): string => request.slice(request.indexOf(' ') + 1);

function tell(span: Span | undefined, event: KitEvent, hide: Hide): void {
  if (span === undefined) return;
  if (event.event === 'retry') span.addEvent('retry', { attempt: event.attempt, because: event.because, delay_ms: event.delayMs });
  if (event.event === 'refusal') span.addEvent('refusal', { because: event.because });
  if (event.event === 'unexpected') span.addEvent('unexpected', { field: hide(event.field), what: event.what });
  if (event.event !== 'call') return;
  span.setAttributes({ 'vendor.outcome': event.outcome, 'vendor.attempts': event.attempts });
  if (event.status !== undefined) span.setAttribute('http.response.status_code', event.status);
  if (event.requestId !== undefined) span.setAttribute('vendor.request_id', hide(event.requestId));
}
