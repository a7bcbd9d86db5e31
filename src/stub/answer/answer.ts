import type { Json } from '../../json/json.ts';
import type { DocumentedResponse, MediaType } from '../../openapi/operations.ts';
import type { Endpoint } from '../endpoint.ts';

/** What the stub is about to say: a value that faults may still change. */
export interface Answer {
  readonly endpoint: Endpoint;
  readonly status: number;
  readonly response: DocumentedResponse | undefined;
  /** Undefined: no body. */
  readonly media: MediaType | undefined;
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** What a client wrote there, which goes out as it came, in the body's place. */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
}
