import { webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A certificate and its key, as PEM. */
interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** A certificate for 127.0.0.1 that nobody but itself vouches for, as customers have them who run an instance themselves. */
export async function selfSigned(): Promise<Certified> {
  // The library wants the metadata to be there before it is.
  await import('reflect-metadata');
  const { SubjectAlternativeNameExtension, X509CertificateGenerator } = await import('@peculiar/x509');
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const extensions = [new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])];
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: 'CN=instance', keys, signingAlgorithm: algorithm, extensions });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return { cert: certificate.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n` };
}

/** An instance that answers each request with the same JSON, over TLS. */
export async function tlsInstance(certified: Certified, body: unknown): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(certified, (_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return { server, url: `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}
