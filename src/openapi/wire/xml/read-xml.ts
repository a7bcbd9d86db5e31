/** An element of an XML text, names without their prefixes. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** The text within, that of children left out. */
  readonly text: string;
}

interface Open {
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** No honest body nests deeper. */
const deepest = 200;

/**
 * The root of an XML text; undefined where the text is not well-formed. Document types are refused: what they declare could make a small text
 * a huge one, or have it read files.
 */
export function readXml(source: string): Element | undefined {
  const outside: Open = { written: '', attributes: new Map(), children: [], text: '' };
  const stack: Open[] = [outside];
  for (const token of source.replace(/^\uFEFF/, '').matchAll(tokens)) {
    const inner = stack.at(-1);
    if (inner === undefined || stack.length > deepest || !take(token.groups ?? {}, inner, stack)) return undefined;
  }
  const [root, ...others] = outside.children;
  return stack.length === 1 && others.length === 0 && outside.text.trim() === '' ? root : undefined;
}

/** One token after the other, without a gap: what is none of them is `wrong`. */
const tokens = new RegExp(
  [
    String.raw`(?<skipped><\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)`,
    String.raw`<!\[CDATA\[(?<data>(?:[^\]]|\](?!\]>))*)\]\]>`,
    String.raw`</(?<end>[^\s<>/="'?!&]+)\s*>`,
    String.raw`<(?<start>[^\s<>/="'?!&]+)(?<attributes>(?:\s+[^\s<>/="'?!&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>/?)>`,
    String.raw`(?<text>[^<]+)`,
    String.raw`(?<wrong><)`,
  ].join('|'),
  'g',
);

type Token = Readonly<Record<string, string | undefined>>;

/** Takes a token into the innermost open element; false where it cannot stand there. */
function take({ data, end, start, attributes = '', empty, text, wrong }: Token, inner: Open, stack: Open[]): boolean {
  if (wrong !== undefined) return false;
  if (start !== undefined) return open({ start, attributes, isEmpty: empty === '/' }, inner, stack);
  if (end !== undefined) return close(end, inner, stack);
  const more = text === undefined ? data : plain(text);
  if (more === undefined) return text === undefined;
  inner.text += more;
  return true;
}

interface Start {
  readonly start: string;
  readonly attributes: string;
  readonly isEmpty: boolean;
}

function open({ start, attributes, isEmpty }: Start, inner: Open, stack: Open[]): boolean {
  const read = attributesIn(attributes);
  if (read === undefined) return false;
  const element: Open = { written: start, attributes: read, children: [], text: '' };
  if (isEmpty) inner.children.push(finished(element));
  else stack.push(element);
  return true;
}

function close(end: string, inner: Open, stack: Open[]): boolean {
  if (inner.written !== end) return false;
  stack.pop();
  stack.at(-1)?.children.push(finished(inner));
  return true;
}

const finished = ({ written, attributes, children, text }: Open): Element => ({ name: local(written), attributes, children, text });

const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** Those that declare namespaces say nothing of their own. */
function attributesIn(source: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const [, name = '', , first, second] of source.matchAll(/([^\s="']+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    const value = plain(first ?? second ?? '');
    if (value === undefined) return undefined;
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) found.set(local(name), value);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A text with what its entities stand for; undefined where one of them is unknown. */
function plain(text: string): string | undefined {
  if (!text.includes('&')) return text;
  const isKnown = [...text.matchAll(/&([^;]*;?)/g)].every(([, name = '']) => /^(#\d{1,7}|#x[\da-f]{1,6}|lt|gt|amp|quot|apos);$/i.test(name));
  if (!isKnown) return undefined;
  return text.replace(/&(#x?)?(\w+);/gi, (_, kind: string | undefined, name: string) => (kind === undefined ? (entities[name] ?? '') : character(Number.parseInt(name, kind.length === 2 ? 16 : 10))));
}

const character = (code: number): string => (code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code));
