import type { Json } from '../../../../src/json/json.ts';
import { isArray } from '../../../../src/json/json.ts';
import { lookUp } from '../../../../src/json/pointer.ts';

/** What came back from a broker. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Headers;
  /** The value at a JSON pointer of the body. */
  readonly at: (pointer: string) => Json | undefined;
  /** The same, of a link or another text. */
  readonly textAt: (pointer: string) => string;
  /** The values at a pointer inside each element of the list at another pointer. */
  readonly each: (list: string, pointer: string) => readonly (Json | undefined)[];
}

export async function anAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const body: Json = type.includes('json') && text !== '' ? JSON.parse(text) : null;
  const at = (pointer: string): Json | undefined => lookUp(body, pointer);
  return {
    status: response.status,
    type,
    text,
    headers: response.headers,
    at,
    textAt: (pointer) => textOf(at(pointer), pointer),
    each: (list, pointer) => eachOf(at(list), pointer),
  };
}

function textOf(value: Json | undefined, pointer: string): string {
  if (typeof value !== 'string') throw new Error(`the answer has no text at ${pointer}`);
  return value;
}

const eachOf = (items: Json | undefined, pointer: string): readonly (Json | undefined)[] =>
  isArray(items) ? items.map((item) => lookUp(item, pointer)) : [];
