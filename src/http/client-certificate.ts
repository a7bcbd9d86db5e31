import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** What a listener that asks for client certificates found out about the one of a request's connection. */
export type ClientCertificate =
  /** Signed by an authority that is trusted here. */
  | { readonly kind: 'verified'; readonly subject: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'untrusted'; readonly because: string };

const known = new WeakMap<Request, ClientCertificate>();

/** Keeps with a request what its connection showed: a `Request` has no place for that. */
export function noteCertificate(request: Request, socket: Socket): void {
  if (socket instanceof TLSSocket) known.set(request, shownBy(socket));
}

/** Undefined where nobody asked for one. */
export const certificateOf = (request: Request): ClientCertificate | undefined => known.get(request);

function shownBy(socket: TLSSocket): ClientCertificate {
  const { subject } = socket.getPeerCertificate();
  // Without a certificate Node answers an empty object, whatever the types say.
  if (subject === undefined) return { kind: 'missing' };
  if (socket.authorized) return { kind: 'verified', subject: String(subject.CN) };
  return { kind: 'untrusted', because: String(socket.authorizationError) };
}
