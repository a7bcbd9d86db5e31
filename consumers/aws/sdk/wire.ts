import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { HandlerExecutionContext, HttpRequest, HttpResponse, MetadataBearer, MiddlewareStack } from '@smithy/types';
import { property } from '../../shared/lenient.ts';
import type { CallName, WireExchange } from '../../shared/observer.ts';
import type { Connected } from './connection.ts';

/** Shows each exchange as it was on the wire to an observer who wants to see that; without one answers are read as they come. */
export function showWire<Input extends object, Output extends MetadataBearer>(
  stack: MiddlewareStack<Input, Output>,
  { clock, observer: { exchange } }: Connected,
  callOf: (context: HandlerExecutionContext) => CallName | undefined,
): void {
  if (exchange === undefined) return;
  stack.add(
    (next, context) => async (args) => {
      const startedAt = clock.now();
      const result = await next(args);
      const call = callOf(context);
      if (call === undefined || !isRequest(args.request) || !isResponse(result.response)) return result;
      const body = await buffered(result.response);
      exchange({ call, startedAt: new Date(startedAt), milliseconds: clock.now() - startedAt, ...requestOf(args.request), ...responseOf(result.response, body) });
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'shownExchange' },
  );
}

const isRequest = (value: unknown): value is HttpRequest => typeof property(value, 'hostname') === 'string';
const isResponse = (value: unknown): value is HttpResponse => typeof property(value, 'statusCode') === 'number';

/** The body, which is put back for the SDK to read. */
async function buffered(response: HttpResponse): Promise<Buffer> {
  const stream: unknown = response.body;
  if (!(stream instanceof Readable)) return Buffer.from(stream instanceof Uint8Array ? stream : []);
  const bytes = await buffer(stream);
  response.body = Readable.from(bytes.length === 0 ? [] : [bytes]);
  return bytes;
}

function requestOf({ method, protocol, hostname, port, path, headers, body }: HttpRequest): Pick<WireExchange, 'method' | 'url' | 'requestHeaders' | 'requestBody'> {
  const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
  return { method, url, requestHeaders: headers, requestBody: typeof body === 'string' ? body : undefined };
}

const responseOf = ({ statusCode, headers }: HttpResponse, body: Buffer): Pick<WireExchange, 'status' | 'responseHeaders' | 'responseBody'> => ({
  status: statusCode,
  responseHeaders: headers,
  responseBody: body.toString('utf8'),
});
