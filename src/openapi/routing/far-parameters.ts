import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import { spansSegments } from '../multi-segment.ts';
import type { Operation, Parameter } from '../operations.ts';
import { listOperations } from '../operations.ts';

type IsFar = (endpoint: { readonly document: Document; readonly operation: Operation }, name: string) => boolean;

/** Tells of a path parameter whether its values may hold slashes when they are sent. */
export function farParametersIn(documents: readonly Document[]): IsFar {
  const named = new Set([...new Set(documents)].filter(hasResourceNames));
  return ({ document, operation }, name) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    const isMarked = parameter !== undefined && (spansSegments(parameter) || hasSlashInExample(parameter));
    return isMarked || (named.has(document) && resourceName.exec(operation.path)?.[1] === name);
  };
}

/** `/v1/{name}`, `/v1/{parent}/toys`: a parameter in place of the whole path of a resource, `shops/7/toys/3`. */
const resourceName = /^\/(?:v\d\w*\/)?\{([^{}]+)\}/;

/** Where a verb follows such a parameter, `/v1/{name}:close`, resources have names of this kind. */
const hasResourceNames = (document: Document): boolean =>
  listOperations(document).some(({ path }) => /^\/(?:v\d\w*\/)?\{[^{}]+\}:[A-Za-z]+$/.test(path));

/** `refs/heads/main` as an example. One that begins with a slash is a path that somebody pasted. */
function hasSlashInExample({ place, schema }: Parameter): boolean {
  const named = member(place.value, 'examples');
  const values = isObject(named) ? Object.values(named).map((example) => member(example, 'value')) : [];
  const examples = [member(place.value, 'example'), member(schema?.value, 'example'), ...values];
  return examples.some((example) => typeof example === 'string' && /^[^/].*\/./.test(example));
}
