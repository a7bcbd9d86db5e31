import { KeyObject, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import type { Extension } from '@peculiar/x509';

/** A certificate and its private key, as PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** What is wrong with a server's certificate, for tests of clients. */
export type CertificateFault = 'expired' | 'wrong-host' | 'self-signed';

export interface Certificates {
  /** The authority that signed the others, as PEM. */
  readonly ca: string;
  readonly server: Certified;
  /** With this one clients are let in. */
  readonly client: Certified;
}

export interface CertificateWishes {
  readonly now: Date;
  /** Names and addresses under which the server is reached. */
  readonly hosts: readonly string[];
  readonly fault?: CertificateFault;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** An authority of one's own, a certificate for the server and one for clients: what a test of TLS needs, and nobody else trusts. */
export async function makeCertificates(wishes: CertificateWishes): Promise<Certificates> {
  const x509 = await loadX509();
  const [caKeys, serverKeys, clientKeys] = await Promise.all([newKeys(), newKeys(), newKeys()]);
  const isUnder = (fault: CertificateFault): boolean => wishes.fault === fault;
  const ca: Subject = { name: 'CN=vendorproof stub authority', keys: caKeys };
  const server: Subject = { name: 'CN=vendorproof stub', keys: serverKeys };
  const usual = validAround(wishes.now);
  const signs = [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)];
  const serves = [new x509.SubjectAlternativeNameExtension(namesFor(wishes)), new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth])];
  const asks = [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])];
  return {
    ca: await pemFor(ca, ca, { ...usual, extensions: signs }),
    server: {
      cert: await pemFor(server, isUnder('self-signed') ? server : ca, { ...(isUnder('expired') ? validBefore(wishes.now) : usual), extensions: serves }),
      key: pemOf(serverKeys),
    },
    client: { cert: await pemFor({ name: 'CN=vendorproof client', keys: clientKeys }, ca, { ...usual, extensions: asks }), key: pemOf(clientKeys) },
  };
}

async function pemFor(subject: Subject, issuer: Subject, more: CertificateDetails): Promise<string> {
  const { X509CertificateGenerator } = await loadX509();
  const certificate = await X509CertificateGenerator.create({
    subject: subject.name,
    publicKey: subject.keys.publicKey,
    issuer: issuer.name,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    ...more,
  });
  return certificate.toString('pem');
}

/** Who a certificate is about, or who signs it. */
interface Subject {
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

interface CertificateDetails extends Period {
  readonly extensions: Extension[];
}

interface Period {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const day = 24 * 3600 * 1000;
const validAround = (now: Date): Period => ({ notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 30 * day) });
const validBefore = (now: Date): Period => ({ notBefore: new Date(now.getTime() - 30 * day), notAfter: new Date(now.getTime() - day) });

/** The library is written with decorators, whose metadata have to be there before it. */
async function loadX509(): Promise<typeof import('@peculiar/x509')> {
  await import('reflect-metadata');
  return import('@peculiar/x509');
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const namesFor = ({ hosts, fault }: CertificateWishes): { readonly type: 'ip' | 'dns'; readonly value: string }[] =>
  (fault === 'wrong-host' ? ['wrong-host.invalid'] : hosts).map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }));

const pemOf = ({ privateKey }: webcrypto.CryptoKeyPair): string => KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
