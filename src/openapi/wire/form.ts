import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { MediaType, Parameter } from '../operations.ts';
import { schemaAt } from '../schema.ts';
import { propertyPlace } from './accepted.ts';
import type { Branch } from './branch.ts';
import { branchNamed } from './branch.ts';
import { textsValue } from './serialised.ts';
import { treeValue } from './typed.ts';

/** How a form's field is written: as its `encoding` says, else in the style that is given. */
export function fieldStyle(media: MediaType, name: string, otherwise = 'form'): Pick<Parameter, 'name' | 'style' | 'explode'> {
  const encoding = member(member(media.place.value, 'encoding'), name);
  const [said, explode] = [member(encoding, 'style'), member(encoding, 'explode')];
  const style = typeof said === 'string' ? said : otherwise;
  return { name, style, explode: typeof explode === 'boolean' ? explode : style === 'form' };
}

/** What a whole form means: an object by its schema, whose fields are read as their encoding says. */
export function formValue(document: Document, media: MediaType, sent: Branch): Json {
  const tree = withDeclaredNames(document, media, sent);
  const value = treeValue(document, media.schema, tree);
  if (!isObject(value)) return value;
  const joined = [...tree.children].flatMap(([name, branch]): readonly [string, Json][] => {
    const field = joinedField(document, media, { name, branch });
    return field === undefined ? [] : [[name, field]];
  });
  return { ...value, ...Object.fromEntries(joined) };
}

/** Some documents declare fields whose own names hold brackets: `pet[name]` is one then, rather than a part of `pet`. */
function withDeclaredNames(document: Document, { schema }: MediaType, tree: Branch): Branch {
  const names = schema === undefined ? [] : [...schemaAt(document, schema).properties.keys()];
  const found = names.flatMap((name): readonly [string, Branch][] => {
    const branch = tree.children.has(name) ? undefined : branchNamed(name, tree);
    return branch === undefined ? [] : [[name, branch]];
  });
  const divided = new Set(found.map(([name]) => name.split('[')[0]).filter((base) => base !== undefined && !names.includes(base)));
  const others = [...tree.children].filter(([name]) => !divided.has(name));
  return { texts: tree.texts, children: new Map([...others, ...found]) };
}

/** The value of a field that is written as one text, such as a list between pipes. */
function joinedField(document: Document, media: MediaType, { name, branch }: { readonly name: string; readonly branch: Branch }): Json | undefined {
  const style = fieldStyle(media, name);
  const schema = media.schema && propertyPlace(document, media.schema, name);
  const [text, ...others] = branch.texts;
  if (schema === undefined || style.explode || text === undefined || others.length > 0 || branch.children.size > 0) return undefined;
  return textsValue(document, { ...style, in: 'query', schema }, text);
}
