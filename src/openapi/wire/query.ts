import type { Json } from '../../json/json.ts';
import { accepts } from '../accepts.ts';
import type { Document } from '../document.ts';
import type { Parameter } from '../operations.ts';
import type { Place } from '../place.ts';
import { schemaAt } from '../schema.ts';
import { acceptedTypes } from './accepted.ts';
import type { Branch } from './branch.ts';
import { branchNamed, newBranch } from './branch.ts';
import { formValue } from './form.ts';
import { isInJson, textsValue } from './serialised.ts';
import { typedBranch } from './typed.ts';

/** The value of a query parameter; undefined when it was not sent. */
export function queryValue(document: Document, parameter: Parameter, query: Branch): Json | undefined {
  if (parameter.style === 'querystring') return wholeValue(document, parameter, query);
  const branch = branchNamed(parameter.name, query) ?? spread(document, parameter, query);
  if (branch === undefined) return undefined;
  const isRepeated = parameter.explode || branch.children.size > 0 || branch.texts.length > 1;
  return isRepeated && !isInJson(parameter) ? listed(document, parameter, branch) : textsValue(document, parameter, branch.texts.at(-1) ?? '');
}

/** What the whole query means: JSON, which looks like one name without a value, or a form. */
function wholeValue(document: Document, parameter: Parameter, query: Branch): Json | undefined {
  const [name] = query.children.keys();
  if (name === undefined || parameter.content === undefined) return undefined;
  return isInJson(parameter) ? textsValue(document, parameter, name) : formValue(document, parameter.content, query);
}

/** An exploded object stands in the query as its properties: `?lat=1&long=2`. */
function spread(document: Document, { style, explode, schema }: Parameter, query: Branch): Branch | undefined {
  if (style !== 'form' || !explode || schema === undefined || acceptedTypes(document, schema)?.has('object') !== true) return undefined;
  const { properties, additional } = schemaAt(document, schema);
  const isOwn = (name: string, below: Branch): boolean => properties.has(name) || (properties.size === 0 && typeof additional === 'object' && fits(document, additional, below));
  const own = [...query.children].filter(([name, below]) => isOwn(name, below));
  return own.length === 0 ? undefined : { ...newBranch(), children: new Map(own) };
}

/** Of a map's members no name is known; what cannot be one is another parameter. */
const fits = (document: Document, place: Place, branch: Branch): boolean =>
  accepts({ document, place, direction: 'request' }, typedBranch(document, place, branch));

/** `style: deepObject` on a list is undefined in OpenAPI and common on the wire: `expand[]=a` and `expand[0]=a` are lists too. */
function listed(document: Document, { schema }: Parameter, branch: Branch): Json {
  const types = schema && acceptedTypes(document, schema);
  const value = typedBranch(document, schema, branch);
  return types?.has('array') === true && !types.has('string') && !Array.isArray(value) && branch.children.size === 0 ? [value] : value;
}
