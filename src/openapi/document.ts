/* c8 ignore start */
import type { JsonObject } from '../json/json.ts';

/** The OpenAPI versions that we read. Their differences end in `schema.ts` and `standalone.ts`. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

/** A vendor's OpenAPI document as read: nothing inlined, nothing changed. */
export interface Document {
  /** The file's path as it was given. */
  readonly file: string;
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
  readonly openapi: OpenApiVersion;
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly root: JsonObject;
}
