import type { ServerOptions } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { badInput } from '../failure/failure.ts';

/** With what a listener speaks TLS; all as PEM. */
export interface TlsOptions {
  readonly cert: string;
  readonly key: string;
  /** Asks clients for certificates, and trusts those that these authorities signed. */
  readonly clientCa?: string;
  /** Speaks only versions that nobody should (TLS 1.0 and 1.1), to see what clients make of it. */
  readonly isOutdated?: boolean;
}

/** A server that speaks TLS 1.2 and above. Whether a client certificate is needed the handler decides: some operations may go without. */
export function createTlsServer({ cert, key, clientCa, isOutdated = false }: TlsOptions, limits: ServerOptions): Server {
  const asking = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: false };
  // The libraries under Node refuse these versions themselves unless their security level is lowered.
  const outdated = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  try {
    return createServer({ ...limits, cert, key, ...asking, ...(isOutdated ? outdated : { minVersion: 'TLSv1.2' }) });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw badInput('tls.unusable', `the certificate, its key or the client authority cannot be used: ${words}`, { fix: 'give PEM files that belong together', cause: error });
  }
}
