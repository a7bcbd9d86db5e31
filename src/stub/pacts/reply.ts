import type { Json } from '../../json/json.ts';
import type { Interaction, PactBody } from '../../pact/types.ts';
import type { Answer } from '../answer/answer.ts';
import { essenceOf, isJsonType } from '../request/media.ts';
import { generated } from './generators/generated.ts';
import type { Drawing } from './generators/generators.ts';
import type { Served } from './served-pact.ts';

/** What an interaction answers, its generators applied: a value that faults may still change. */
export function answerOf({ interaction, endpoint }: Served, drawing: Drawing): Answer {
  const response = generated(interaction.response, drawing);
  const { body, status, headers = {} } = response;
  const place = endpoint.operation.place;
  return {
    endpoint,
    status,
    response: undefined,
    media: body === undefined ? undefined : { type: essenceOf(body.contentType), schema: undefined, place },
    body: body === undefined || body.content === '' ? undefined : body.content,
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(', ')])),
  };
}

/** The statuses that HTTP gives no body. */
const bodiless = new Set([204, 205, 304]);

/** An interaction's answer as it goes over the wire. */
export function renderReply(answer: Answer, { response }: Interaction, method: string): Response {
  const { status, body, headers: values } = answer;
  const headers = new Headers(Object.entries(values).filter(([name]) => !framing.has(name.toLowerCase())));
  if (response.body !== undefined && body !== undefined && !headers.has('content-type')) headers.set('content-type', response.body.contentType);
  const isBodiless = body === undefined || bodiless.has(status) || method === 'HEAD';
  return new Response(isBodiless ? null : bytesOf(body, response.body), { status, headers });
}

/** What says how a body was sent then says nothing of how it is sent now. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'content-encoding']);

function bytesOf(content: Json, body: PactBody | undefined): string | Uint8Array<ArrayBuffer> {
  if (typeof content !== 'string') return JSON.stringify(content);
  if (body?.encoded === 'base64') return Uint8Array.from(Buffer.from(content, 'base64'));
  return isJsonType(essenceOf(body?.contentType ?? '')) && !isWritten(content) ? JSON.stringify(content) : content;
}

/** Some libraries write a JSON body as text. */
const isWritten = (text: string): boolean => /^\s*[[{]/.test(text);
