/** An element of an XML document, with all that Pact's rules can speak of. */
export interface XmlElement {
  /** `namespace:local` where it is in a namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All of its own text, trimmed piece by piece. */
  readonly text: string;
  /** Elements and pieces of text, as they stand. */
  readonly size: number;
}

type Namespaces = ReadonlyMap<string, string>;

interface Open {
  readonly tag: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly namespaces: Namespaces;
  readonly children: XmlElement[];
  readonly texts: string[];
}

/** Bodies nest no deeper in earnest. */
const deepest = 200;

/** The root element; undefined where the text is no well-formed document. External entities are never fetched. */
export function readXml(text: string): XmlElement | undefined {
  const document = newElement('');
  const open = [document];
  let at = 0;
  for (const { index, 0: token, groups = {} } of text.matchAll(tokens)) {
    if (index !== at || !takeToken(open, token, groups)) return undefined;
    at += token.length;
  }
  const isWhole = at === text.length && open.length === 1 && document.children.length === 1 && document.texts.every((piece) => piece.trim() === '');
  return isWhole ? document.children[0] : undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Takes in one tag or piece of text; false where it does not fit those that are open. */
function takeToken(open: Open[], token: string, { cdata, close, tag, attributes = '', empty }: Groups): boolean {
  const inner = open.at(-1);
  if (inner === undefined) return false;
  if (tag !== undefined) return openElement(open, { tag, attributes, isEmpty: empty === '/', outer: inner });
  if (close !== undefined) return inner.tag === close && closeElement(open);
  if (cdata !== undefined || !token.startsWith('<')) inner.texts.push(cdata ?? decode(token));
  return true;
}

function closeElement(open: Open[]): boolean {
  const element = open.pop();
  const outer = open.at(-1);
  if (element === undefined || outer === undefined) return false;
  outer.children.push(closed(element));
  return true;
}

const tokens =
  /<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE(?:[^<>[\]]|\[[^\]]*\])*>|<!\[CDATA\[(?<cdata>[^]*?)\]\]>|<\/(?<close>[^\s<>/]+)\s*>|<(?<tag>[^\s<>/!?][^\s<>/]*)(?<attributes>(?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|[^<]+/giy;

interface Tag {
  readonly tag: string;
  readonly attributes: string;
  readonly isEmpty: boolean;
  readonly outer: Open;
}

function openElement(open: Open[], { tag, attributes: written, isEmpty, outer }: Tag): boolean {
  const found = [...written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const pairs = found.map(([, name = '', double, single]) => [name, decode(double ?? single ?? '')] as const);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length || open.length > deepest) return false;
  const declared = pairs.filter(isNamespace).map(([name, uri]) => [name.replace(/^xmlns:?/, ''), uri] as const);
  const namespaces = declared.length === 0 ? outer.namespaces : new Map([...outer.namespaces, ...declared]);
  const own = pairs.filter((pair) => !isNamespace(pair));
  const attributes = own.map(([name, value]) => [name.includes(':') ? qualified(name, namespaces) : name, value] as const);
  open.push({ ...newElement(tag), name: qualified(tag, namespaces), attributes: new Map(attributes), namespaces });
  return !isEmpty || closeElement(open);
}

const newElement = (tag: string): Open => ({ tag, name: tag, attributes: new Map(), namespaces: new Map(), children: [], texts: [] });

const isNamespace = ([name]: readonly [string, string]): boolean => name === 'xmlns' || name.startsWith('xmlns:');

function qualified(name: string, namespaces: Namespaces): string {
  const colon = name.indexOf(':');
  const uri = namespaces.get(colon === -1 ? '' : name.slice(0, colon));
  return uri === undefined || uri === '' ? name : `${uri}:${name.slice(colon + 1)}`;
}

const closed = ({ name, attributes, children, texts }: Open): XmlElement =>
  ({ name, attributes, children, text: texts.map((text) => text.trim()).join(''), size: children.length + texts.length });

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replaceAll(/&(?:#\d+|#x[\da-f]+|lt|gt|amp|quot|apos);/gi, (reference) => characterOf(reference.slice(1, -1)));

function characterOf(name: string): string {
  const known = named[name.toLowerCase()];
  if (known !== undefined) return known;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
