import type { ProviderFile } from '../config/types.ts';
import type { Document } from '../openapi/document.ts';
import { listOperations } from '../openapi/operations.ts';
import type * as routing from '../openapi/routing/router.ts';
import type { NamedCredentials } from './security/named.ts';
import type { Signing } from './webhooks/sign.ts';

/** A document that the stub serves, and what the team's provider file says about the vendor behind it. */
export interface Served {
  readonly document: Document;
  readonly provider?: ProviderFile;
  /** The credentials that are good; without any, those that are well-formed are. */
  readonly credentials?: NamedCredentials;
  /** How its webhooks are signed. */
  readonly signing?: Signing;
}

/** One operation of one served document. */
export interface Endpoint extends routing.Endpoint {
  readonly served: Served;
}

export type Route = routing.Route<Endpoint>;
export type Router = routing.Router<Endpoint>;

export const endpointsOf = (served: Served): readonly Endpoint[] =>
  listOperations(served.document).map((operation) => ({ served, document: served.document, operation }));

/** `GET /pets/{id} (readPet)`: how messages name an operation. */
export const nameOf = ({ operation }: Endpoint): string =>
  operation.id === `${operation.method} ${operation.path}` ? operation.id : `${operation.method} ${operation.path} (${operation.id})`;
