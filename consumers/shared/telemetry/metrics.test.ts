import { MeterProvider, type MetricData } from '@opentelemetry/sdk-metrics';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { expect } from 'chai';
import type { KitEvent } from '../observer.ts';
import { metrics } from './metrics.ts';
import { prometheusMetrics, type PrometheusMetrics } from './prometheus.ts';
import { callEvent, oneOfEach } from './testing/samples.ts';

describe('metrics', () => {
  let prometheus: PrometheusMetrics;
  let emit: (event: KitEvent) => void;
  beforeEach(() => {
    prometheus = prometheusMetrics();
    emit = metrics(prometheus.meter).emit ?? expect.fail('it takes no events');
  });
  const lines = async (part: string): Promise<readonly string[]> => (await prometheus.text()).split('\n').filter((line) => line.startsWith(part));

  it('count calls by vendor, operation and outcome', async () => {
    [callEvent(), callEvent(), callEvent('timeout')].forEach(emit);
    expect(await lines('vendor_calls_total')).to.deep.equal([
      'vendor_calls_total{vendor="petshop",operation="listPets",outcome="success"} 2',
      ...['authentication', 'contract'].map((outcome) => `vendor_calls_total{vendor="petshop",operation="listPets",outcome="${outcome}"} 0`),
      'vendor_calls_total{vendor="petshop",operation="listPets",outcome="timeout"} 1',
    ]);
  });

  it('count what the vendor refused as too many, whether it was tried again or not', async () => {
    const retried = { event: 'retry', vendor: 'petshop', operation: 'listPets', request: 'GET /pets', attempt: 1, delayMs: 1 } as const;
    [{ ...retried, because: 'rate-limited' } as const, { ...retried, because: 'timeout' } as const, callEvent('rate-limited')].forEach(emit);
    expect(await lines('vendor_rate_limited_total')).to.deep.equal(['vendor_rate_limited_total{vendor="petshop",operation="listPets"} 2']);
  });

  it('have the durations of calls in seconds', async () => {
    [callEvent('success', 120), callEvent('success', 700)].forEach(emit);
    expect(await lines('vendor_call_duration_seconds_sum')).to.deep.equal(['vendor_call_duration_seconds_sum{vendor="petshop",operation="listPets"} 0.82']);
    expect(await lines('vendor_call_duration_seconds_bucket{vendor="petshop",operation="listPets",le="0.25"}')).to.have.length(1);
  });

  it('show everything else that happened', async () => {
    oneOfEach.forEach(emit);
    expect((await lines('vendor_')).filter((line) => !/_calls_|_duration_| 0$/.test(line))).to.deep.equal([
      'vendor_retries_total{vendor="petshop",operation="listPets",because="unavailable"} 1',
      'vendor_breaker_state{vendor="petshop",endpoint="eu.petshop.test"} 2',
      'vendor_refusals_total{vendor="petshop",because="queue-full"} 1',
      'vendor_credentials_total{vendor="petshop",name="apiKey",what="rotated"} 1',
      'vendor_unexpected_total{vendor="petshop",operation="listPets",what="enum-member"} 1',
    ]);
  });

  it('begin at zero, so that the first refusal and the first surprise count as an increase', async () => {
    emit(callEvent());
    expect([...(await lines('vendor_refusals_total')), ...(await lines('vendor_unexpected_total'))]).to.deep.equal([
      ...['breaker-open', 'queue-full', 'shutting-down'].map((because) => `vendor_refusals_total{vendor="petshop",because="${because}"} 0`),
      ...['enum-member', 'type', 'field'].map((what) => `vendor_unexpected_total{vendor="petshop",operation="listPets",what="${what}"} 0`),
    ]);
  });

  it('have no more labels than there may be, whatever operations and endpoints are called', async () => {
    for (let number = 0; number < 400; number += 1) {
      emit({ ...callEvent(), operation: `made-up-${number}` });
      emit({ event: 'breaker', vendor: 'petshop', endpoint: `host-${number}`, state: 'open' });
    }
    expect([(await lines('vendor_calls_total')).length, (await lines('vendor_breaker_state')).length]).to.deep.equal([903, 301]);
    expect(await lines('vendor_calls_total{vendor="petshop",operation="other",outcome="success"')).to.deep.equal(['vendor_calls_total{vendor="petshop",operation="other",outcome="success"} 100']);
  });

  it('make no label of what a vendor says', async () => {
    for (let item = 0; item < 100; item += 1) emit({ event: 'unexpected', vendor: 'petshop', operation: 'listPets', field: `pets[${item}].kind`, what: 'field' });
    expect(await lines('vendor_unexpected_total')).to.have.length(3);
  });

  it('are read as OpenTelemetry by any reader', async () => {
    const reader = new PrometheusExporter({ preventServerStart: true });
    metrics(new MeterProvider({ readers: [reader] }).getMeter('test')).emit?.(callEvent());
    const collected: readonly MetricData[] = (await reader.collect()).resourceMetrics.scopeMetrics.flatMap(({ metrics: all }) => all);
    expect(collected.map(({ descriptor }) => descriptor.name)).to.include.members(['vendor_calls', 'vendor_call_duration_seconds']);
  });

  it('answer a scrape', async () => {
    emit(callEvent());
    const answer = await prometheus.handler(new Request('http://localhost/metrics'));
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(await answer.text()).to.match(/^# TYPE vendor_calls_total counter$/m);
  });
});
