import type { Attributes, Counter, Gauge, Histogram, Meter } from '@opentelemetry/api';
import type { KitEvent } from '../observer.ts';
import type { ObserverPart } from './observers.ts';

type EventOf<Kind extends KitEvent['event']> = Extract<KitEvent, { readonly event: Kind }>;

/** Seconds; from what a cache answers to where callers give up. */
const buckets = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Operations and endpoints that get a label of their own; documents and settings name fewer. */
const mostLabels = 300;

/** What the gauge shows. */
const breakerStates = { closed: 0, 'half-open': 1, open: 2 } as const;

/** Of which the first one already counts. */
const watchedOutcomes = ['success', 'authentication', 'contract'] as const satisfies readonly EventOf<'call'>['outcome'][];
const refusals = ['breaker-open', 'queue-full', 'shutting-down'] as const satisfies readonly EventOf<'refusal'>['because'][];
const credentialEvents = ['read', 'rotated', 'refreshed', 'dropped', 'failed'] as const satisfies readonly EventOf<'credential'>['what'][];
const unexpectedKinds = ['enum-member', 'type', 'field'] as const satisfies readonly EventOf<'unexpected'>['what'][];

/** Counts and times calls. No label is made of anything that a vendor says: fields, ids and paths have no bound. */
export function metrics(meter: Meter): ObserverPart {
  const instruments = instrumentsOf(meter);
  const operations = bounded(mostLabels);
  const endpoints = bounded(mostLabels);
  return {
    emit: (event) => {
      const { vendor } = event;
      switch (event.event) {
        case 'call':
          return countCall(instruments, event, { vendor, operation: operations(event.operation) });
        case 'retry':
          return countRetry(instruments, event, { vendor, operation: operations(event.operation) });
        case 'refusal':
          return instruments.refusals(vendor).add(1, { vendor, because: event.because });
        case 'breaker':
          return instruments.breaker.record(breakerStates[event.state], { vendor, endpoint: endpoints(event.endpoint) });
        case 'credential':
          return instruments.credentials(vendor, event.name).add(1, { vendor, name: event.name, what: event.what });
        case 'unexpected': {
          const operation = operations(event.operation);
          return instruments.unexpected(vendor, operation).add(1, { vendor, operation, what: event.what });
        }
      }
    },
  };
}

type Labels = Readonly<Record<'vendor' | 'operation', string>>;

function countCall(instruments: Instruments, { outcome, milliseconds }: EventOf<'call'>, labels: Labels): void {
  const { vendor, operation } = labels;
  instruments.calls(vendor, operation).add(1, { ...labels, outcome });
  instruments.durations.record(milliseconds / 1000, labels);
  instruments.rateLimits(vendor, operation).add(Number(outcome === 'rate-limited'), labels);
  instruments.refusals(vendor);
  instruments.unexpected(vendor, operation);
}

function countRetry(instruments: Instruments, { because }: EventOf<'retry'>, labels: Labels): void {
  instruments.retries.add(1, { ...labels, because });
  if (because === 'rate-limited') instruments.rateLimits(labels.vendor, labels.operation).add(1, labels);
}

interface Instruments {
  readonly calls: (vendor: string, operation: string) => Counter;
  readonly durations: Histogram;
  readonly retries: Counter;
  readonly rateLimits: (vendor: string, operation: string) => Counter;
  readonly breaker: Gauge;
  readonly refusals: (vendor: string) => Counter;
  readonly credentials: (vendor: string, name: string) => Counter;
  readonly unexpected: (vendor: string, operation: string) => Counter;
}

const instrumentsOf = (meter: Meter): Instruments => ({
  calls: fromZero(meter.createCounter('vendor_calls', { description: 'Calls to vendors by outcome' }), (vendor, operation) =>
    watchedOutcomes.map((outcome) => ({ vendor, operation, outcome })),
  ),
  durations: meter.createHistogram('vendor_call_duration_seconds', {
    description: 'From a call until its outcome, waiting and retries included',
    unit: 's',
    advice: { explicitBucketBoundaries: buckets },
  }),
  retries: meter.createCounter('vendor_retries', { description: 'Attempts that failed and were followed by another one' }),
  rateLimits: fromZero(meter.createCounter('vendor_rate_limited', { description: 'Attempts that the vendor refused as too many' }), (vendor, operation) => [
    { vendor, operation },
  ]),
  breaker: meter.createGauge('vendor_breaker_state', { description: 'Circuit breaker of an endpoint: 0 closed, 1 half-open, 2 open' }),
  refusals: fromZero(meter.createCounter('vendor_refusals', { description: 'Calls that were refused before anything was sent' }), (vendor) =>
    refusals.map((because) => ({ vendor, because })),
  ),
  credentials: fromZero(meter.createCounter('vendor_credentials', { description: 'Credentials read, rotated, refreshed, dropped and failed' }), (vendor, name) =>
    credentialEvents.map((what) => ({ vendor, name, what })),
  ),
  unexpected: fromZero(meter.createCounter('vendor_unexpected', { description: 'Members of answers that the document or we did not know' }), (vendor, operation) =>
    unexpectedKinds.map((what) => ({ vendor, operation, what })),
  ),
});

/** A counter that shows all its series from the start: an increase is blind to the first step of one that begins with it. */
function fromZero<Names extends readonly string[]>(counter: Counter, series: (...names: Names) => readonly Attributes[]): (...names: Names) => Counter {
  const begun = new Set<string>();
  return (...names) => {
    const key = names.join(' ');
    if (!begun.has(key)) series(...names).forEach((labels) => counter.add(0, labels));
    begun.add(key);
    return counter;
  };
}

/** The value itself for so many different ones, `other` for the rest. */
function bounded(most: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (!known.has(value) && known.size >= most) return 'other';
    known.add(value);
    return value;
  };
}
