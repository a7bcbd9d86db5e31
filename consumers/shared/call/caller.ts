import { fixedHeaders } from '../auth/authorizer.ts';
import { systemClock } from '../clock.ts';
import { toVendorError } from '../errors/to-vendor-error.ts';
import { unobserved } from '../observer.ts';
import { Endpoints } from './endpoints.ts';
import { plainHttp } from './exchange.ts';
import type { Connection, Kit, VendorRules } from './kit.ts';
import { Limits } from './limits.ts';
import { perform } from './perform.ts';
import type { CallRequest } from './request.ts';

/** Calls a vendor's operations. */
export interface Caller {
  readonly call: <Result>(request: CallRequest<Result>) => Promise<Result>;
  /** Whether an address lies beneath the vendor's own, so that it may be called. */
  readonly owns: (address: string) => boolean;
}

/** The one way from a client to its vendor: limits, credentials, breaker, retries and observation around a plain HTTP client. */
export function createCaller(rules: VendorRules, connection: Connection = {}): Caller {
  const kit = kitOf(rules, connection);
  return { call: (request) => perform(kit, request), owns: (address) => kit.endpoints.own(address) };
}

function kitOf(rules: VendorRules, connection: Connection): Kit {
  const { timeoutMs = 30_000, deadlineMs = 120_000, headers = {}, limits = {}, breaker = {}, observer = unobserved, clock = systemClock, tls } = connection;
  const { vendor, authorizer = fixedHeaders({}), largestAnswer = 32 * 1024 * 1024, toError = (call) => toVendorError(rules, call) } = rules;
  const endpoints = new Endpoints(addresses(connection.baseUrl ?? rules.endpoints), breaker, { vendor, observer });
  const retry = { ...rules.retry, ...connection.retry };
  return { rules, http: plainHttp(tls), authorizer, endpoints, limits: new Limits(limits), retry, timeoutMs, deadlineMs, largestAnswer, headers, toError, observer, clock };
}

function addresses(given: VendorRules['endpoints']): readonly string[] | (() => readonly string[]) {
  return typeof given === 'string' ? [given] : given;
}
