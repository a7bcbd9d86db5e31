import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Fault, Kind, LatencyFault, Strikes } from './fault.ts';
import { mutations, pageMutations } from './fault.ts';
import { parseFaults } from './fault-text.ts';
import type { Fields } from './fields.ts';
import { faultProblem, fieldsOf } from './fields.ts';
import { chance, duration, errorStatus, mediaType, nearestOf, pieceSize, pointerText, quota, seconds, size, skew, times } from './shapes.ts';

const example = 'write {"kind": "latency", "ms": 200}, or "latency,ms=200"';
const mostFaults = 100;

/** Reads `{"faults": [...]}` as it came over the wire; `operations` are the ids that a fault may name. */
export function readFaults(value: Json | undefined, operations: readonly string[]): readonly Fault[] {
  const list = isObject(value) ? value['faults'] : undefined;
  if (!isArray(list)) throw faultProblem('/faults', 'is not a list', 'send {"faults": [{"kind": "latency", "ms": 200}]}');
  const faults = list.flatMap((fault) => (typeof fault === 'string' ? parseFaults(fault) : [fault]));
  if (faults.length > mostFaults) throw faultProblem('/faults', `has more than ${mostFaults} entries`, 'send fewer');
  return faults.map((fault, index) => readFault(fault, `/faults/${index}`, operations));
}

function readFault(fault: Json, at: string, operations: readonly string[]): Fault {
  if (!isObject(fault)) throw faultProblem(at, 'is not an object', example);
  const fields = fieldsOf(fault, at);
  const kind = fields.needed('kind', nearestOf(fault['kind'], kinds));
  const read = readers[kind](fields, fault);
  const strikes = readStrikes(fields, fault, operations);
  fields.end();
  return { ...read, ...strikes };
}

const readStrikes = (fields: Fields, fault: JsonObject, operations: readonly string[]): Strikes => ({
  operation: fields.optional('operation', nearestOf(fault['operation'], operations)),
  count: fields.optional('count', times),
  probability: fields.optional('probability', chance),
});

type Readers = { readonly [Each in Kind]: (fields: Fields, fault: JsonObject) => Fault & { readonly kind: Each } };

const readers: Readers = {
  latency: readLatency,
  reset: () => ({ kind: 'reset' }),
  'half-close': () => ({ kind: 'half-close' }),
  refuse: (fields) => ({ kind: 'refuse', ms: fields.needed('ms', duration) }),
  truncate: (fields) => ({ kind: 'truncate', bytes: fields.optional('bytes', size) }),
  'slow-body': (fields) => ({ kind: 'slow-body', ms: fields.needed('ms', duration), bytes: fields.optional('bytes', pieceSize) }),
  status: (fields) => ({ kind: 'status', status: fields.needed('status', errorStatus), retryAfter: fields.optional('retryAfter', seconds) }),
  'rate-limit': (fields) => ({ kind: 'rate-limit', quota: fields.optional('quota', quota), retryAfter: fields.optional('retryAfter', seconds) }),
  'expired-credentials': () => ({ kind: 'expired-credentials' }),
  'content-type': (fields) => ({ kind: 'content-type', contentType: fields.optional('contentType', mediaType) }),
  'clock-skew': (fields) => ({ kind: 'clock-skew', ms: fields.needed('ms', skew) }),
  schema: (fields, fault) => ({
    kind: 'schema',
    mutation: fields.needed('mutation', nearestOf(fault['mutation'], mutations)),
    pointer: fields.optional('pointer', pointerText),
  }),
  pages: (fields, fault) => ({ kind: 'pages', mutation: fields.needed('mutation', nearestOf(fault['mutation'], pageMutations)) }),
};

const kinds: readonly Kind[] = [
  'latency', 'reset', 'half-close', 'refuse', 'truncate', 'slow-body', 'status', 'rate-limit', 'expired-credentials', 'content-type', 'clock-skew',
  'schema', 'pages',
];

/** Percentiles rise: what is slower for more of the answers is no percentile. */
function readLatency(fields: Fields): LatencyFault {
  const ms = fields.needed('ms', duration);
  const above = (least: number): typeof duration => ({
    read: (value) => (typeof value === 'number' && value >= least ? duration.read(value) : undefined),
    fix: `write milliseconds, from ${least}: percentiles rise`,
  });
  const p95 = fields.optional('p95', above(ms));
  return { kind: 'latency', ms, p95, p99: fields.optional('p99', above(p95 ?? ms)) };
}
