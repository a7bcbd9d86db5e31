import type { Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

export interface PrometheusMetrics {
  readonly meter: Meter;
  /** What a scrape reads. */
  readonly text: () => Promise<string>;
  /** Answers a scrape; goes beneath the application's own server. */
  readonly handler: (request: Request) => Promise<Response>;
}

/** For applications that have no meter of their own: metrics in this process, read as Prometheus text. Opens no port. */
export function prometheusMetrics(): PrometheusMetrics {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const meter = new MeterProvider({ readers: [reader] }).getMeter('vendor-calls');
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  const text = async (): Promise<string> => serializer.serialize((await reader.collect()).resourceMetrics);
  return { meter, text, handler: async () => new Response(await text(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }) };
}
