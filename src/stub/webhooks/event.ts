import { asText } from '../../json/as-text.ts';
import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { headerText } from '../../openapi/sent.ts';
import { overlay } from '../answer/merge.ts';
import { bodyAround, sampledBody } from '../answer/sampled.ts';
import { settle } from '../answer/settle.ts';
import { check } from '../request/checks.ts';
import { isFormType } from '../request/media.ts';
import type { DocumentedMessage } from '../../openapi/message.ts';
import { signature } from './sign.ts';
import { statedMessage } from '../states/stated.ts';
import type { StateInForce } from '../states/in-force.ts';
import type { Served } from '../endpoint.ts';

/** Something that a served vendor sends. */
export interface Event extends DocumentedMessage {
  readonly served: Served;
}

/** What the body of an event is made around. */
export interface Around {
  /** As somebody wants it, whatever the document says of it. */
  readonly given: Json | undefined;
  /** Fields that would fit, by their names. */
  readonly near: readonly (Json | undefined)[];
}

/** An event before it is sent. */
export interface MadeEvent {
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** An event as the states in force have it, and around what is given. */
export function makeEvent(event: Event, { given, near, states }: Around & { readonly states: readonly StateInForce[] }): MadeEvent {
  const stated = statedMessage(event.served, event.name, states);
  const wanted = stated?.body === undefined || given === undefined ? (given ?? stated?.body) : overlay(stated.body, given);
  return { body: eventBody(event, { given: wanted, near }), headers: { ...eventHeaders(event), ...stated?.headers } };
}

/** What goes over the wire, signed as of now where the vendor signs. */
export function writtenEvent(event: Event, { body, headers }: MadeEvent, at: Date): { readonly headers: Readonly<Record<string, string>>; readonly text: string | undefined } {
  const { signing } = event.served;
  const written = eventText(event, body);
  const signed = signing === undefined ? {} : signature(signing, written?.text ?? '', at);
  return { headers: { ...headers, ...(written === undefined ? {} : { 'content-type': written.type }), ...signed }, text: written?.text };
}

/** The body of an event: drawn from the document, with what is near and then what is given in it; undefined where there is none. */
function eventBody({ served: { document }, body }: Event, { given, near }: Around): Json | undefined {
  if (body === undefined) return given;
  const { schema } = body;
  if (schema === undefined) return given ?? {};
  // The vendor writes it, as it writes answers: what is only to be read is in it.
  const violations = check(document, schema, 'response');
  const base = given === undefined ? sampledBody(document, body, schema) : bodyAround(document, schema, { given, include: 'all' });
  const wished = Object.fromEntries(near.filter(isObject).flatMap((fields) => Object.entries(fields)).filter(([name]) => isObject(base) && Object.hasOwn(base, name)));
  return settle(violations, { wished, build: (fields) => overlay(overlay(base, fields), given), locate: (pointer) => pointer }) ?? overlay(base, given);
}

/** Where an event that was asked for leaves the document: people may want that, and are told. */
export function eventProblem({ served: { document }, body }: Event, event: Json | undefined): string | undefined {
  if (body?.schema === undefined || event === undefined) return undefined;
  const [violation] = check(document, body.schema, 'response')(event);
  return violation && `its body leaves the document at ${JSON.stringify(violation.pointer)}: ${violation.message} (#${violation.rule})`;
}

/** The headers that the document declares for an event: as it shows them, else drawn from their schemas. */
const eventHeaders = ({ served: { document }, headers }: Event): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.map((header) => [header.name, headerText(document, header)]));

/** An event as it goes over the wire. */
function eventText({ body }: Event, event: Json | undefined): { readonly type: string; readonly text: string } | undefined {
  if (event === undefined) return undefined;
  const type = body?.type ?? 'application/json';
  if (!isFormType(type) || !isObject(event)) return { type: type.includes('*') ? 'application/json' : type, text: JSON.stringify(event) };
  return { type, text: new URLSearchParams(Object.entries(event).map(([name, value]): [string, string] => [name, asText(value ?? '')])).toString() };
}
