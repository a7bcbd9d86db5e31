export const mutations = ['remove', 'type', 'null', 'enum', 'extra'] as const;
export type Mutation = (typeof mutations)[number];

export const pageMutations = ['duplicate', 'shuffle'] as const;
export type PageMutation = (typeof pageMutations)[number];

/** A way for the stub to misbehave. */
export type Fault =
  | LatencyFault
  | CutFault
  | RefuseFault
  | TruncateFault
  | SlowBodyFault
  | StatusFault
  | RateLimitFault
  | ExpiredFault
  | ContentTypeFault
  | SkewFault
  | SchemaFault
  | PagesFault;

export type Kind = Fault['kind'];

/** When a fault strikes: for every operation, always and each time, unless it says otherwise. */
export interface Strikes {
  /** Operation id. */
  readonly operation?: string | undefined;
  /** How often. */
  readonly count?: number | undefined;
  /** How likely each time, 0 to 1; drawn from the stub's seed. */
  readonly probability?: number | undefined;
}

/** The answer comes late: by `ms`, or half of the answers within `ms`, 95 in a hundred within `p95` and all within `p99`. */
export interface LatencyFault extends Strikes {
  readonly kind: 'latency';
  readonly ms: number;
  readonly p95?: number | undefined;
  readonly p99?: number | undefined;
}

/** The connection ends without an answer: by force (RST), or in good order (FIN). */
export interface CutFault extends Strikes {
  readonly kind: 'reset' | 'half-close';
}

/** The connection is reset, and for so long nothing listens on the port: new ones are refused. */
export interface RefuseFault extends Strikes {
  readonly kind: 'refuse';
  readonly ms: number;
}

/** The answer breaks off after so many bytes of its body; default: half of them. */
export interface TruncateFault extends Strikes {
  readonly kind: 'truncate';
  readonly bytes?: number | undefined;
}

/** The body comes in pieces of so many bytes (default: a tenth of it), with a pause before each. */
export interface SlowBodyFault extends Strikes {
  readonly kind: 'slow-body';
  readonly ms: number;
  readonly bytes?: number | undefined;
}

/** An error in the answer's place, as the document has it where it has one. */
export interface StatusFault extends Strikes {
  readonly kind: 'status';
  readonly status: number;
  /** In seconds. */
  readonly retryAfter?: number | undefined;
}

/** So many requests in so many seconds. */
export type Quota = { readonly requests: number; readonly seconds: number };

/** 429 for what is beyond the quota; without a quota for every request. */
export interface RateLimitFault extends Strikes {
  readonly kind: 'rate-limit';
  readonly quota?: Quota | undefined;
  /** In seconds; default: until the quota lets the next request through. */
  readonly retryAfter?: number | undefined;
}

/** 401, as for credentials that were good once. */
export interface ExpiredFault extends Strikes {
  readonly kind: 'expired-credentials';
}

/** A body of another content type: a gateway's HTML page, unless the type is given. */
export interface ContentTypeFault extends Strikes {
  readonly kind: 'content-type';
  readonly contentType?: string | undefined;
}

/** The vendor's clock is ahead by so much, or behind. */
export interface SkewFault extends Strikes {
  readonly kind: 'clock-skew';
  readonly ms: number;
}

/** A body that leaves the document's schema; at the pointer, else at the first place where it can. */
export interface SchemaFault extends Strikes {
  readonly kind: 'schema';
  readonly mutation: Mutation;
  readonly pointer?: string | undefined;
}

/** A list with an item twice, or out of order. */
export interface PagesFault extends Strikes {
  readonly kind: 'pages';
  readonly mutation: PageMutation;
}
