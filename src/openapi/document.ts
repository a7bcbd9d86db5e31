/* c8 ignore start */
import type { Json, JsonObject } from '../json/json.ts';

/** The forms in which documents are worked with. Their differences end in `schema.ts` and `standalone.ts`; Swagger 2.0 is read as 3.0. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

/** A vendor's OpenAPI document as read: nothing inlined. References that leave their file are made relative to the document. */
export interface Document {
  /** The file's path, or the address, as it was given. */
  readonly file: string;
  /** `info.title`; `untitled` where there is none. */
  readonly title: string;
  /** `info.version`; `0` where there is none. */
  readonly version: string;
  /** The form that it is worked with in. */
  readonly openapi: OpenApiVersion;
  /** The version in the document's own words: `2.0`, `3.0.3`. */
  readonly declared: string;
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string;
  /** The document as written, for lines to be found in; undefined where it is too long for that, or was handed over as a value. */
  readonly text: string | undefined;
  /** The document itself, its references kept. */
  readonly root: JsonObject;
  /** The other files that references lead to, by the name that pointers into them begin with. */
  readonly files: ReadonlyMap<string, Json>;
  /** What reading came upon. */
  readonly problems: readonly DocumentProblem[];
  /** Which of the possible examples are made of it; without it the usual ones. */
  readonly seed?: number;
  /** Numbers that are larger than numbers here can be, as they were written. */
  readonly literals: ReadonlyMap<string, string>;
}

/** Something in a document that a person should look at; the rest of the document can be used. */
export interface DocumentProblem {
  /** Stable. */
  readonly code: 'document.repeated-key' | 'reference.external';
  /** Of an `error` something cannot be used; a `warning` is for a person to look at. */
  readonly severity: 'error' | 'warning';
  /** RFC 6901, into the document as read. */
  readonly pointer: string;
  /** The first line is 1. */
  readonly line?: number;
  /** One sentence for people. */
  readonly message: string;
}

/** Digits as written, by `literalKey`. */
export type Literals = ReadonlyMap<string, string>;
