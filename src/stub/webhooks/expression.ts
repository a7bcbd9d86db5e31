import { asText } from '../../json/as-text.ts';
import type { Json } from '../../json/json.ts';
import { member, splitPointer } from '../../json/pointer.ts';

/** What a runtime expression can speak of. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly statusCode: number;
  readonly request: Message & { readonly query: ReadonlyMap<string, Json>; readonly path: ReadonlyMap<string, Json> };
  readonly response: Message;
}

interface Message {
  readonly headers: Headers;
  readonly body: Json | undefined;
}

/**
 * A text with its runtime expressions filled in (OpenAPI 3.1, "Runtime Expressions"): `{$request.body#/callbackUrl}?id={$response.body#/id}`, or
 * an expression alone. Undefined where one of them leads to nothing.
 */
export function evaluate(text: string, exchange: Exchange): string | undefined {
  const pieces = text.startsWith('$') ? [`{${text}}`] : text.split(/(\{\$[^}]+\})/);
  const values = pieces.map((piece) => (piece.startsWith('{$') ? valueOf(piece.slice(1, -1), exchange) : piece));
  return values.includes(undefined) ? undefined : values.map((value) => asText(value ?? '')).join('');
}

function valueOf(expression: string, exchange: Exchange): Json | undefined {
  const [, side, source, name = ''] = /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/s.exec(expression) ?? [];
  if (side === undefined) return wholes[expression]?.(exchange);
  const message = side === 'request' ? exchange.request : exchange.response;
  if (source === 'body') return splitPointer(name).reduce<Json | undefined>(member, message.body);
  if (source === 'header') return headerName.test(name) ? (message.headers.get(name) ?? undefined) : undefined;
  if (side === 'response') return undefined;
  return (source === 'query' ? exchange.request.query : exchange.request.path).get(name);
}

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

const wholes: Readonly<Record<string, (exchange: Exchange) => Json>> = {
  $url: ({ url }) => url,
  $method: ({ method }) => method,
  $statusCode: ({ statusCode }) => statusCode,
};
