import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import type { CertificateFault, Certificates } from '../http/certificates.ts';
import type { TlsOptions } from '../http/tls-server.ts';
import type { Context } from './context.ts';
import type { TlsFault } from './tls-faults.ts';

/** The options of a command that may speak TLS. */
export interface TlsCommandOptions {
  readonly host: string;
  readonly tls?: boolean;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly clientCa?: string;
  readonly tlsFault?: TlsFault;
}

/** What to listen with, and what to tell the user about it. */
export interface PreparedTls {
  readonly tls?: TlsOptions;
  readonly notes: readonly string[];
  /** Takes away the files that were made. */
  remove(): Promise<void>;
}

/** Reads the certificates that are named, or makes some where TLS is asked for without any. */
export async function prepareTls(context: Context, options: TlsCommandOptions): Promise<PreparedTls> {
  const { tlsCert, tlsKey, tlsFault } = options;
  checkCombination(options);
  if (tlsCert !== undefined && tlsKey !== undefined) return readTls(context, { ...options, tlsCert, tlsKey });
  return options.tls === true || tlsFault !== undefined ? madeTls(context, options) : { notes: [], remove: async () => undefined };
}

function checkCombination({ tls, tlsCert, tlsKey, clientCa, tlsFault }: TlsCommandOptions): void {
  const isNamed = tlsCert !== undefined && tlsKey !== undefined;
  if (!isNamed && (tlsCert ?? tlsKey) !== undefined) {
    throw badInput('tls.incomplete', '--tls-cert and --tls-key go together', { fix: 'give both, or `--tls` to have them made' });
  }
  if (isNamed && tlsFault !== undefined && tlsFault !== 'old-protocol') {
    throw badInput('tls.contradiction', `--tls-fault ${tlsFault} makes a certificate of its own`, { fix: 'leave out --tls-cert and --tls-key' });
  }
  if (clientCa !== undefined && !isNamed && tls !== true && tlsFault === undefined) {
    throw badInput('tls.missing', '--client-ca needs TLS', { fix: 'add `--tls`, or --tls-cert and --tls-key' });
  }
}

type Named = TlsCommandOptions & { readonly tlsCert: string; readonly tlsKey: string };

async function readTls(context: Context, { tlsCert, tlsKey, clientCa, tlsFault }: Named): Promise<PreparedTls> {
  const [cert, key] = await Promise.all([readPem(context, tlsCert), readPem(context, tlsKey)]);
  const trusted = clientCa === undefined ? {} : { clientCa: await readPem(context, clientCa) };
  return { tls: { cert, key, ...trusted, isOutdated: tlsFault === 'old-protocol' }, notes: [], remove: async () => undefined };
}

async function readPem({ folder }: Context, file: string): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    throw badInput('tls.file.missing', 'this file cannot be read', { place: file, cause: error });
  }
}

async function madeTls(context: Context, { host, clientCa, tlsFault }: TlsCommandOptions): Promise<PreparedTls> {
  const fault: { readonly fault?: CertificateFault } = tlsFault === undefined || tlsFault === 'old-protocol' ? {} : { fault: tlsFault };
  const hosts = [...new Set(['127.0.0.1', '::1', 'localhost', ...(host === '0.0.0.0' || host === '::' ? [] : [host])])];
  const { makeCertificates } = await import('../http/certificates.ts');
  const made = await makeCertificates({ now: context.clock(), hosts, ...fault });
  const trusted = clientCa === undefined ? made.ca : await readPem(context, clientCa);
  const folder = await mkdtemp(join(tmpdir(), 'vendorproof-tls-'));
  await writeAll(folder, made);
  return {
    tls: { ...made.server, clientCa: trusted, isOutdated: tlsFault === 'old-protocol' },
    notes: [
      `its certificate authority is ${join(folder, 'ca.pem')}`,
      ...(clientCa === undefined ? [`a client certificate that it trusts is ${join(folder, 'client.pem')}, with the key client-key.pem`] : []),
    ],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writeAll(folder: string, { ca, client }: Certificates): Promise<void> {
  await Promise.all([
    writeFile(join(folder, 'ca.pem'), ca),
    writeFile(join(folder, 'client.pem'), client.cert),
    writeFile(join(folder, 'client-key.pem'), client.key, { mode: 0o600 }),
  ]);
}
