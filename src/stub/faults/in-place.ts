import { withCut } from '../../http/cut.ts';
import { refuse } from '../answer/refusal.ts';
import type { Endpoint } from '../endpoint.ts';
import { bearer, challengeFor } from '../security/challenge.ts';
import type { Standing } from './bucket.ts';
import type { Fault, RateLimitFault } from './fault.ts';

/** What comes in an answer's place: a cut connection is a network error for those who call the handler itself. */
export function inPlaceOf(endpoint: Endpoint, fault: Fault, standing: Standing | undefined): Response | undefined {
  switch (fault.kind) {
    case 'reset':
    case 'half-close':
      return withCut(Response.error(), { how: fault.kind });
    case 'refuse':
      return withCut(Response.error(), { how: 'refuse', ms: fault.ms });
    case 'status':
      return failed(endpoint, { kind: fault.kind, status: fault.status, headers: retry(fault.retryAfter) });
    case 'rate-limit':
      return standing?.isRefused === true ? failed(endpoint, { kind: fault.kind, status: 429, headers: retry(waitOf(fault, standing)) }) : undefined;
    case 'expired-credentials':
      return failed(endpoint, { kind: fault.kind, status: 401, headers: expired(endpoint) });
    default:
      return undefined;
  }
}

interface Failed {
  readonly kind: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** In the vendor's own shape where the document has one. */
function failed(endpoint: Endpoint, { kind, status, headers }: Failed): Response {
  const problem = { code: `fault.${kind}`, pointer: '', rule: '', message: `the stub was told to answer so (fault ${kind})` };
  return refuse({ status, endpoint, problems: [problem], headers });
}

const retry = (after: number | undefined): Readonly<Record<string, string>> => (after === undefined ? {} : { 'retry-after': String(Math.ceil(after)) });

/** Whoever waits so long is let through, if nobody else comes first. */
const waitOf = ({ retryAfter }: RateLimitFault, { wait }: Standing): number => retryAfter ?? Math.max(1, wait);

const expiredToken = { error: 'invalid_token', because: 'The access token expired' };

function expired({ operation }: Endpoint): Readonly<Record<string, string>> {
  const schemes = operation.security.flat();
  return schemes.length === 0 ? { 'www-authenticate': bearer(expiredToken) } : challengeFor(schemes, expiredToken);
}
