import { appendFileSync } from 'node:fs';
import type { KitEvent } from '../observer.ts';
import type { ObserverPart } from './observers.ts';

/** Where records go, each a line of JSON. */
export type AuditSink = (line: string) => void;

/** One record; who reads them later has no other source. */
export interface AuditRecord {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly event: 'call' | 'refusal' | 'breaker' | 'credential';
  readonly vendor: string;
  /** The document's operation id; what is no operation is called by its event. */
  readonly operation: string;
  readonly outcome: string;
  readonly [detail: string]: string | number | undefined;
}

export interface AuditSettings {
  readonly sink: AuditSink;
  readonly clock: { readonly now: () => number };
  /** Hides known secrets in each line: `KnownSecrets.hide`. */
  readonly hide?: (text: string) => string;
}

/** Writes down every outside call, refusal, change of a breaker, and reading or rotation of a credential. */
export const audit = ({ sink, clock, hide = (line) => line }: AuditSettings): ObserverPart => ({
  emit: (event) => {
    const record = recordOf(event, new Date(clock.now()).toISOString());
    if (record !== undefined) sink(hide(`${JSON.stringify(record)}\n`));
  },
});

/**
 * Appends to a file that only its owner reads. Each line is written before the call goes on, so none is lost when the process dies,
 * and several processes may share the file.
 */
export const auditFile = (path: string): AuditSink => (line) => appendFileSync(path, line, { mode: 0o600 });

/** Member by member, so that nothing else gets into the record. */
function recordOf(event: KitEvent, time: string): AuditRecord | undefined {
  const { vendor } = event;
  switch (event.event) {
    case 'call': {
      const { operation, outcome, request, status, requestId, attempts, milliseconds } = event;
      return { time, event: event.event, vendor, operation, outcome, request, status, requestId, attempts, milliseconds };
    }
    case 'refusal':
      return { time, event: event.event, vendor, operation: event.operation, outcome: 'refused', request: event.request, because: event.because };
    case 'breaker':
      return { time, event: event.event, vendor, operation: 'breaker', outcome: event.state, endpoint: event.endpoint };
    case 'credential':
      return { time, event: event.event, vendor, operation: 'credential', outcome: event.what, name: event.name, source: event.source };
    case 'retry':
    case 'unexpected':
      return undefined;
  }
}
