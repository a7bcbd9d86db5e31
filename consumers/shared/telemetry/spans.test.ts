import { context, createTraceState, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { expect } from 'chai';
import { VendorError } from '../errors/vendor-error.ts';
import { createLogger, logs } from './logs.ts';
import { observers } from './observers.ts';
import { spans } from './spans.ts';
import { callEvent, oneOfEach } from './testing/samples.ts';
import { tracing } from './testing/tracing.ts';

describe('the span of a call', () => {
  const { tracer, finished } = tracing();
  const observer = observers([spans(tracer)]);
  const call = { vendor: 'petshop', operation: 'listPets', request: 'GET /pets/7' };
  const only = () => finished()[0] ?? expect.fail('there is no span');

  it('is a client’s, named after vendor and operation', async () => {
    await observer.span(call, async () => {});
    expect([only().name, only().kind, only().attributes]).to.deep.equal([
      'petshop listPets',
      SpanKind.CLIENT,
      { 'vendor.name': 'petshop', 'vendor.operation': 'listPets', 'http.request.method': 'GET', 'url.path': '/pets/7' },
    ]);
  });

  it('gives the vendor its context', async () => {
    const headers = await observer.span(call, async (given) => given);
    const { traceId, spanId } = only().spanContext();
    expect(headers).to.deep.equal({ traceparent: `00-${traceId}-${spanId}-01` });
  });

  it('is part of the trace that the caller is in', async () => {
    await tracer.startActiveSpan('job', async (job) => {
      await observer.span(call, async () => {});
      job.end();
    });
    const [inner, outer] = finished();
    expect(inner?.parentSpanContext?.spanId).to.equal(outer?.spanContext().spanId);
  });

  it('passes on the state of the trace', async () => {
    const remote = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1, traceState: createTraceState('vendor=1') };
    const headers = await context.with(trace.setSpanContext(ROOT_CONTEXT, remote), () => observer.span(call, async (given) => given));
    expect([headers['tracestate'], headers['traceparent']?.slice(3, 35)]).to.deep.equal(['vendor=1', 'a'.repeat(32)]);
  });

  it('tells of retries, refusals, unexpected members and the outcome', async () => {
    await observer.span(call, async () => {
      await Promise.resolve();
      oneOfEach.forEach((event) => observer.emit(event));
    });
    expect(only().events.map(({ name }) => name)).to.deep.equal(['retry', 'refusal', 'unexpected']);
    expect(only().attributes).to.include({ 'vendor.outcome': 'success', 'vendor.attempts': 1, 'http.response.status_code': 200, 'vendor.request_id': 'req_1' });
  });

  it('leaves out status and request id where no answer came', async () => {
    await observer.span(call, async () => observer.emit({ ...callEvent('timeout'), requestId: undefined }));
    expect(only().attributes).not.to.have.any.keys('http.response.status_code', 'vendor.request_id');
  });

  it('ends as an error with its kind, and without its words', async () => {
    const error = new VendorError('canary', { ...call, status: 404, requestId: undefined }, 'not-found');
    await observer.span(call, () => Promise.reject(error)).catch(() => {});
    expect([only().status, only().attributes['error.type'], only().events]).to.deep.equal([{ code: SpanStatusCode.ERROR }, 'not-found', []]);
  });

  for (const [thrown, type] of [[new RangeError('canary'), 'RangeError'], ['canary', 'unknown']] as const) {
    it(`names what else was thrown by its class: ${type}`, async () => {
      await observer.span(call, () => Promise.reject(thrown)).catch(() => {});
      expect(only().attributes['error.type']).to.equal(type);
    });
  }

  it('hides known secrets in the path', async () => {
    await observers([spans(tracer, (text) => text.replaceAll('7', '[secret]'))]).span(call, async () => {});
    expect(only().attributes['url.path']).to.equal('/pets/[secret]');
  });

  it('is found by the lines that are logged within it', async () => {
    const lines: string[] = [];
    const logger = createLogger({ destination: { write: (line) => void lines.push(line) }, clock: { now: () => 0 } });
    const both = observers([spans(tracer), logs(logger)]);
    await both.span(call, async () => both.emit(callEvent()));
    const { traceId, spanId } = only().spanContext();
    expect(JSON.parse(lines.join(''))).to.include({ traceId, spanId });
  });

  it('gives no headers where nobody traces', async () => {
    expect(await observers([spans(trace.getTracer('nobody'))]).span(call, async (headers) => headers)).to.deep.equal({});
  });
});
