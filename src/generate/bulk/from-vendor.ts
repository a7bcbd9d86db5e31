import { isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { rootPlace, step } from '../../openapi/place.ts';
import type { Skipped } from './draw-result.ts';

/** The callbacks of operations: requests that the vendor sends, which no interaction of its consumer holds. */
export const skippedCallbacks = (document: Document, operations: readonly Operation[]): readonly Skipped[] =>
  operations.flatMap(({ id, place }) =>
    keysOf(step(document, place, 'callbacks')).map((name): Skipped => ({
      operation: id, response: '', code: 'operation.callback', message: `the vendor sends the callback ${name} of ${id}: it is no request of a consumer`,
    })),
  );

/** The webhooks of a document (OpenAPI 3.1), likewise. */
export const skippedWebhooks = (document: Document): readonly Skipped[] =>
  keysOf(step(document, rootPlace(document), 'webhooks')).map((name) => ({
    operation: name, response: '', code: 'webhook', message: `the vendor sends the webhook ${name}: it is no request of a consumer`,
  }));

const keysOf = (place: Place | undefined): readonly string[] =>
  (place !== undefined && isObject(place.value) ? Object.keys(place.value) : []).filter((key) => !key.startsWith('x-'));
