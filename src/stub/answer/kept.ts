import type { Json } from '../../json/json.ts';

/** What was made of a body before. */
interface Made {
  /** By media type, or what else the text is. */
  readonly texts: Map<string, string>;
  local: { readonly origin: string; readonly body: Json } | undefined;
}

const kept = new WeakMap<object, Made>();

const madeOf = (body: Json): Made | undefined => (typeof body === 'object' && body !== null ? kept.get(body) : undefined);

/** Keeps what is made of a body that is answered again and again. Others are gone with their answer, and so would be what was kept. */
export function keep(body: Json): Json {
  if (typeof body === 'object' && body !== null && !kept.has(body)) kept.set(body, { texts: new Map(), local: undefined });
  return body;
}

/** The body as text of a media type, or another text that follows from it. */
export function textOnce(body: Json, type: string, make: () => string): string {
  const texts = madeOf(body)?.texts;
  const text = texts?.get(type) ?? make();
  texts?.set(type, text);
  return text;
}

/** The body with the addresses that clients of this origin see; most stubs are known by one name. */
export function localOnce(body: Json, origin: string, make: () => Json): Json {
  const made = madeOf(body);
  if (made?.local?.origin === origin) return made.local.body;
  const local = make();
  if (made !== undefined) made.local = { origin, body: keep(local) };
  return local;
}
