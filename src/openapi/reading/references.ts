import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, lookUp, member } from '../../json/pointer.ts';
import { containersIn } from './containers.ts';
import { editObjects, resolveAddress } from './edit-objects.ts';

/** One file of a document. */
export interface SourceFile {
  /** What pointers into it begin with; empty for the document itself. */
  readonly name: string;
  /** Where it was read from. */
  readonly url: string;
  readonly root: Json;
}

/** A reference that leads elsewhere than to a pointer in its own file. */
export interface Mention {
  readonly file: SourceFile;
  /** Where the reference stands. */
  readonly pointer: string;
  readonly text: string;
  /** The address that it is relative to by the document's own words (`$self`, `$id`). */
  readonly base: string;
}

/** Whether any reference in a value is more than a pointer into its own file; most documents have none. */
export function hasFarReferences(root: Json): boolean {
  for (const value of containersIn(root)) if (!isArray(value) && isFar(value)) return true;
  return false;
}

const isFar = (value: JsonObject): boolean =>
  (typeof value['$ref'] === 'string' && !value['$ref'].startsWith('#/')) || names.some((key) => Object.hasOwn(value, key) && typeof value[key] === 'string');

/** Words by which a schema or document is known elsewhere, or refers to what is known so. */
const names = ['$id', '$anchor', '$dynamicRef', '$dynamicAnchor', '$self'];

/** What schemas and files call themselves, and where that is. */
export interface Names {
  /** By absolute address without fragment: a file, or the place of a schema with an `$id`. */
  readonly resources: Map<string, { readonly file: SourceFile; readonly pointer: string }>;
  /** Pointers by address and anchor: `https://acme.example/pet#tail`. */
  readonly anchors: Map<string, { readonly file: SourceFile; readonly pointer: string }>;
}

export const noNames = (): Names => ({ resources: new Map(), anchors: new Map() });

/** Notes what a file and its schemas are called, and lists its references. */
export function surveyFile(file: SourceFile, names: Names): readonly Mention[] {
  const self = member(file.root, '$self');
  const base = (typeof self === 'string' ? resolveAddress(self, file.url) : undefined) ?? file.url;
  for (const address of [file.url, base]) names.resources.set(withoutFragment(address), { file, pointer: '' });
  const mentions: Mention[] = [];
  editObjects(
    file.root,
    (value, at) => {
      note(names, value, { file, pointer: at.pointer, base: at.base });
      mentions.push(...textsIn(value).map(({ keys, text }) => ({ file, pointer: joinPointer(at.pointer, ...keys), text, base: at.base })));
      return value;
    },
    { pointer: '', role: '', isMap: false, base },
  );
  return mentions;
}

function note({ resources, anchors }: Names, value: JsonObject, { file, pointer, base }: { readonly file: SourceFile; readonly pointer: string; readonly base: string }): void {
  const address = withoutFragment(base);
  if (typeof value['$id'] === 'string' && !resources.has(address)) resources.set(address, { file, pointer });
  for (const name of [value['$anchor'], value['$dynamicAnchor']]) if (typeof name === 'string') anchors.set(`${address}#${name}`, { file, pointer });
}

interface TextIn {
  readonly keys: readonly string[];
  readonly text: string;
}

/** The references that an object holds itself. A discriminator's are such only where they look like files or pointers. */
function textsIn(value: JsonObject): readonly TextIn[] {
  const own = ['$ref', '$dynamicRef'].flatMap((key): readonly TextIn[] => {
    const text = value[key];
    return typeof text === 'string' ? [{ keys: [key], text }] : [];
  });
  const mapping = member(value['discriminator'], 'mapping');
  const mapped = Object.entries(isObject(mapping) ? mapping : {}).flatMap(([name, text]): readonly TextIn[] =>
    typeof text === 'string' && /[#/]|\.(json|ya?ml)$/i.test(text) ? [{ keys: ['discriminator', 'mapping', name], text }] : [],
  );
  return [...own, ...mapped];
}

/** The file with its references made relative to the document: `#/a` in it, `name#/a` in another file. What leads nowhere stays. */
export function withNearReferences(file: SourceFile, names: Names): Json {
  const self = member(file.root, '$self');
  const base = (typeof self === 'string' ? resolveAddress(self, file.url) : undefined) ?? file.url;
  return editObjects(file.root, (value, at) => nearer(value, (text) => nearReference({ file, pointer: at.pointer, text, base: at.base }, names)), { pointer: '', role: '', isMap: false, base });
}

function nearer(value: JsonObject, near: (text: string) => string): JsonObject {
  return textsIn(value).reduce<JsonObject>((before, { keys: [key = '', ...inner], text }) => {
    const changed = near(text);
    if (key === '$dynamicRef') return withoutDynamic(before, changed);
    if (changed === text) return before;
    return { ...before, [key]: inner.length === 0 ? changed : replaced(before[key] ?? {}, inner, changed) };
  }, value);
}

/** What is decided only while validating is taken for what it leads to by the text: documents use it for recursion. */
const withoutDynamic = ({ $dynamicRef: _, ...rest }: JsonObject, $ref: string): JsonObject => ({ $ref, ...rest });

function replaced(value: Json, [key, ...rest]: readonly string[], text: string): Json {
  if (key === undefined || !isObject(value)) return text;
  return { ...value, [key]: replaced(value[key] ?? {}, rest, text) };
}

function nearReference(mention: Mention, names: Names): string {
  const found = targetOf(mention, names);
  if (found === undefined) return mention.text;
  return `${found.file.name}#${found.fragment}`;
}

/** The file and the fragment, percent-encoded, that a reference leads to; undefined where no file is known. */
export function targetOf({ file, text, base }: Mention, { resources, anchors }: Names): { readonly file: SourceFile; readonly fragment: string } | undefined {
  const fragment = text.includes('#') ? text.slice(text.indexOf('#') + 1) : '';
  for (const from of [base, file.url]) {
    const address = withoutFragment(resolveAddress(text, from) ?? '');
    const anchor = anchors.get(`${address}#${fragment}`);
    if (anchor !== undefined) return { file: anchor.file, fragment: encodeURI(anchor.pointer) };
    const resource = resources.get(address);
    if (resource === undefined) continue;
    const inside = fragment === '' || fragment.startsWith('/');
    // Some write pointers from the file's root even within a schema that has an `$id`.
    const isThere = resource.pointer !== '' && inside && lookUp(resource.file.root, resource.pointer + decoded(fragment)) !== undefined;
    return { file: resource.file, fragment: isThere ? encodeURI(resource.pointer) + fragment : fragment };
  }
  return undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Where the file would be that a reference leads to. */
export const addressOf = ({ file, text }: Mention): string | undefined => {
  const address = resolveAddress(text, file.url);
  return address === undefined ? undefined : withoutFragment(address);
};

const withoutFragment = (address: string): string => address.replace(/#.*$/s, '');
