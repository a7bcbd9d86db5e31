/* c8 ignore start */
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';

/** A kind of thing that a document has operations for: those that read, list, change and delete it. */
export interface Resource {
  /** Its name among all that are served: `petshop.yaml#/owners/{}/pets/{}`. */
  readonly key: string;
  readonly document: Document;
  /** What one of it is called, in lower case: `pet`. */
  readonly noun: string;
  /** The parameter that names one of it. */
  readonly parameter: string;
  /** The field that holds its id, where the provider file says so. */
  readonly idField: string | undefined;
  /** Whether an operation makes new ones: others exist without the stub's doing. */
  readonly isMade: boolean;
  /** Whether one is made without its name: by a POST to the collection. */
  readonly isMadeInCollection: boolean;
  /** The operations on one of it: what they take as id fits. */
  readonly ofOne: readonly Operation[];
}

/** Where a request says which thing it is about; what is no path may have it in the query or in a body's field. */
export interface IdPlace {
  readonly in: 'path' | 'query';
  readonly name: string;
}

/** What an operation does to a resource. `put` replaces or makes; `act` is a verb below a thing: `POST /things/{id}/close`. */
export type Deed = 'create' | 'read' | 'update' | 'put' | 'act' | 'delete' | 'list';

/** What one operation means for the memory. */
export interface Role {
  readonly deed: Deed;
  readonly resource: Resource;
  /** Undefined where the request is about no single thing. */
  readonly id: IdPlace | undefined;
  /** The path parameters that say below which other things this one is. */
  readonly scope: readonly string[];
  /** The path's last word, where it is what is done: `close`. */
  readonly verb: string;
}
