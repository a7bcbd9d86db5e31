import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { Failure } from '../../failure/failure.ts';
import { isHttp, isMessage, readInteraction, readMessage, specificationVersion } from '../../pact/read.ts';
import type { Interaction, MessageInteraction } from '../../pact/types.ts';
import { titlesOf } from './interaction-titles.ts';

/** A pact as its page shows it: whatever was published, of any version of the specification. */
export interface ReadablePact {
  /** Major version of the Pact specification that it is written in. */
  readonly specification: number;
  readonly interactions: readonly ReadableInteraction[];
}

export interface ReadableInteraction {
  /** The element's id in the page: the same for the same interaction, whatever stands around it. */
  readonly anchor: string;
  readonly id: string | undefined;
  readonly description: string;
  /** Its heading: no other interaction of the pact has the same. */
  readonly title: string;
  readonly type: string;
  /** Undefined for messages, what plugins add and what is malformed. */
  readonly http: Interaction | undefined;
  /** Undefined for everything but asynchronous messages. */
  readonly message: MessageInteraction | undefined;
  readonly json: Json;
}

/** Reads a stored pact's text; never throws for what the broker accepted. */
export function readablePact(text: string): ReadablePact {
  const pact: Json = JSON.parse(text);
  const specification = specificationVersion(pact);
  const messages = listIn(pact, 'messages').map((message) => ({ ...message, type: message['type'] ?? v3Message }));
  const items = [...listIn(pact, 'interactions'), ...messages];
  const anchors = new Map<string, number>();
  const read = items.map((item) => readable(item, anchors, specification >= 4));
  const titles = titlesOf(read);
  return { specification, interactions: read.map((interaction, index) => ({ ...interaction, title: titles[index] ?? interaction.description })) };
}

/** Version 3 has a list for messages, and no types. */
const v3Message = 'Message';

/** Nobody is told of places here. */
const place = { file: 'pact', pointer: '' };

const listIn = (pact: Json, key: string): readonly JsonObject[] => {
  const list = member(pact, key);
  return isArray(list) ? list.filter(isObject) : [];
};

function readable(item: JsonObject, anchors: Map<string, number>, isV4: boolean): Omit<ReadableInteraction, 'title'> {
  const { _id: id, description, type = 'Synchronous/HTTP' } = item;
  const { _id: _, ...json } = item;
  const name = typeof description === 'string' && description.trim() !== '' ? description : 'an interaction without a description';
  return {
    anchor: uniqueAnchor(typeof id === 'string' ? id : name, anchors),
    id: typeof id === 'string' ? id : undefined,
    description: name,
    type: typeof type === 'string' ? type : JSON.stringify(type),
    http: isHttp(item) ? readOrNothing(() => readInteraction(item, { isV4, place })) : undefined,
    message: isMessage(item) || type === v3Message ? readOrNothing(() => readMessage(item, { isV4, place })) : undefined,
    json,
  };
}

/** A broker accepts what no reader understands; that is shown as it stands. */
function readOrNothing<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Interactions that are alike have the same id; an element's id must be its own. */
function uniqueAnchor(source: string, anchors: Map<string, number>): string {
  const base = `i-${createHash('sha1').update(source).digest('hex').slice(0, 10)}`;
  const seen = anchors.get(base) ?? 0;
  anchors.set(base, seen + 1);
  return seen === 0 ? base : `${base}-${seen + 1}`;
}
