import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { asText } from '../../json/as-text.ts';

/** A stream that has these items and ends: one event, line or text of JSON for each. */
export const toStream = (type: string, body: Json): string => (isArray(body) ? body : [body]).map((item) => itemOf(type, item)).join('');

function itemOf(type: string, item: Json): string {
  if (type === 'text/event-stream') return eventOf(item);
  const text = JSON.stringify(item);
  return type.endsWith('json-seq') ? `\u001e${text}\n` : `${text}\n`;
}

const eventFields = ['event', 'id', 'retry', 'data'];

/** The fields of an event where the item is described as one; else the item is its data. */
function eventOf(item: Json): string {
  const fields: JsonObject = isEvent(item) ? item : { data: item };
  const lines = eventFields.flatMap((name) => {
    const value = fields[name];
    return value === undefined || value === null ? [] : asText(value).split('\n').map((line) => `${name}: ${line}`);
  });
  return `${lines.join('\n')}\n\n`;
}

const isEvent = (item: Json): item is JsonObject => isObject(item) && Object.hasOwn(item, 'data') && Object.keys(item).every((name) => eventFields.includes(name));
