import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import { child, placeAt, rootPlace, setOrigin } from '../place.ts';
import type { At, Edit } from './edit-objects.ts';
import { editObjects } from './edit-objects.ts';
import { withBody } from './swagger2-body.ts';
import type { Types } from './swagger2-parts.ts';
import { addContent, addSchema, schemaIn30 } from './swagger2-parts.ts';
import { schemesFrom } from './swagger2-security.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/**
 * A Swagger 2.0 document in the form of OpenAPI 3.0. Members of 3.0 are added beside those of 2.0 and nothing moves, so every pointer
 * leads to the same as in the document as read; what is added knows the place that it was made from.
 */
export function fromSwagger2(document: Document): Document {
  const produces = mediaTypesIn(rootPlace(document), 'produces') ?? { types: ['application/json'], pointer: undefined };
  const parts: Edit = (value, at) => (at.isMap ? value : editPart(value, at, produces));
  const first = editFiles(document, (file) => (value, at) => (file === '' && at.pointer === '' ? value : parts(value, at)));
  // Bodies and answers need the parameters and responses that they refer to, so operations come second.
  const second = editFiles(first, () => (value, at) => (isOperation(value, at) ? editOperation(first, value, at) : value));
  return { ...second, root: withRootMembers(second.root) };
}

function editFiles(document: Document, editIn: (file: string) => Edit): Document {
  const edited = (file: string, root: Json): Json =>
    editObjects(root, (value, at) => editIn(file)(value, at), { pointer: file === '' ? '' : `${file}#`, role: '', isMap: false, base: '' });
  const root = edited('', document.root);
  return {
    ...document,
    root: isObject(root) ? root : document.root,
    files: new Map([...document.files].map(([name, file]) => [name, edited(name, file)])),
  };
}

/** By where it stands; in other files, where that says nothing, by its looks. */
function editPart(value: JsonObject, at: At, produces: Types): JsonObject {
  if (isResponse(value, at)) return addContent(value, produces, at.pointer);
  if (at.role === 'headers' || (!at.role.startsWith('security') && isParameter(value))) return addSchema(value, at.pointer);
  return schemaIn30(value);
}

function isResponse(value: JsonObject, { role, pointer }: At): boolean {
  if (role === 'responses') return true;
  return isForeign(pointer) && typeof value['description'] === 'string' && value['in'] === undefined && (isObject(value['schema']) || isObject(value['headers']));
}

const isForeign = (pointer: string): boolean => pointer !== '' && !pointer.startsWith('/');

const isParameter = (value: JsonObject): boolean =>
  typeof value['name'] === 'string' && typeof value['in'] === 'string' && ['path', 'query', 'header', 'body', 'formData'].includes(value['in']);

const isOperation = (value: JsonObject, { role, pointer, isMap }: At): boolean =>
  !isMap && isObject(value['responses']) && (methods.has(role) || isForeign(pointer));

function editOperation(document: Document, value: JsonObject, { pointer }: At): JsonObject {
  const place = { pointer, value };
  const produces = mediaTypesIn(place, 'produces');
  const responses = produces === undefined ? value['responses'] : withContents(place, produces);
  const consumes = mediaTypesIn(place, 'consumes') ?? mediaTypesIn(rootPlace(document), 'consumes');
  const parameters = [...parametersOf(document, place), ...pathParameters(document, pointer)];
  return withBody({ ...value, ...(responses === undefined ? {} : { responses }) }, { parameters, consumes, pointer });
}

/** Responses that stand in the operation itself, with the types that it produces. */
function withContents(operation: Place, produces: Types): Json {
  const responses = member(operation.value, 'responses');
  if (!isObject(responses)) return {};
  const at = joinPointer(operation.pointer, 'responses');
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      isObject(response) && response['$ref'] === undefined ? addContent(response, produces, joinPointer(at, status)) : response,
    ]),
  );
}

function parametersOf(document: Document, owner: Place): readonly Place[] {
  const list = child(owner, 'parameters');
  if (list === undefined || !isArray(list.value)) return [];
  return list.value.flatMap((_, index) => {
    const place = child(list, index);
    return place === undefined ? [] : (placeAtOrHere(document, place) ?? []);
  });
}

function placeAtOrHere(document: Document, place: Place): Place | undefined {
  return member(place.value, '$ref') === undefined ? place : placeAt(document, place.pointer);
}

/** A body may be declared for all operations of a path. */
function pathParameters(document: Document, operation: string): readonly Place[] {
  const item = placeAt(document, operation.replace(/\/[^/]*$/, ''));
  return item === undefined || operation === '' ? [] : parametersOf(document, item);
}

function withRootMembers(root: JsonObject): JsonObject {
  const components = isObject(root['components']) ? root['components'] : {};
  return {
    openapi: '3.0.3',
    ...root,
    servers: serversFrom(root),
    components: setOrigin({ ...components, securitySchemes: schemesFrom(root['securityDefinitions']) }, ''),
  };
}

function serversFrom({ host, basePath, schemes }: JsonObject): readonly Json[] {
  const path = typeof basePath === 'string' ? basePath : '';
  if (typeof host !== 'string' || host === '') return path === '' ? [] : [{ url: path }];
  const spoken = isArray(schemes) ? schemes.filter((scheme) => scheme === 'http' || scheme === 'https') : [];
  // TLS first: where both are offered, a client takes it.
  const usable = spoken.length === 0 ? ['https'] : spoken.toSorted().toReversed();
  return usable.map((scheme) => ({ url: `${String(scheme)}://${host}${path}` }));
}

function mediaTypesIn({ pointer, value }: Place, key: 'produces' | 'consumes'): Types | undefined {
  const types = member(value, key);
  const texts = isArray(types) ? types.filter((type) => typeof type === 'string') : [];
  return texts.length === 0 ? undefined : { types: texts, pointer: joinPointer(pointer, key) };
}
