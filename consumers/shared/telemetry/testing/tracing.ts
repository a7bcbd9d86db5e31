import { AsyncLocalStorage } from 'node:async_hooks';
import { context, ROOT_CONTEXT, trace, type Context, type ContextManager, type Tracer } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';

/** Spans of the cases of a `describe`, in memory, with a context that follows promises as in an application. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly finished: () => readonly ReadableSpan[];
}

export function tracing(): Tracing {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  before(() => context.setGlobalContextManager(asyncContexts()));
  beforeEach(() => exporter.reset());
  after(() => {
    context.disable();
    trace.disable();
  });
  return { tracer: provider.getTracer('test'), finished: () => exporter.getFinishedSpans() };
}

function asyncContexts(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, run, ...[self, ...parameters]) => storage.run(active, () => run.apply(self, parameters)),
    bind: (_active, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}
