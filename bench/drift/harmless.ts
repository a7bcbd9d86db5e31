import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { joinPointer, splitPointer } from '../../src/json/pointer.ts';
import type { Document } from '../../src/openapi/document.ts';
import { schemaAt } from '../../src/openapi/schema.ts';
import { edited, gone, valueAt, withItem, withMembers } from './edit.ts';
import type { Mutations } from './mutation.ts';
import { answerFields, ownersOf, requestFields } from './site.ts';

/** Changes of what is there that leave every interaction as good as before. */
export const harmlessAround: Mutations = {
  'words: other descriptions': ({ document }) => ({ ...document, root: asObject(redescribed(document.root)) }),
  'words: other order of keys': ({ document }) => ({ ...document, root: asObject(reversed(document.root)) }),
  'words: other example': ({ document, answer }) => answer && edited(document, joinPointer(answer.place.pointer, 'example'), () => ({ drift: true })),
  'operation: new one': ({ document, operation }) =>
    edited(document, '/paths/~1drift~1new', () => ({ post: { operationId: 'driftNew', responses: valueAt(document, joinPointer(operation.place.pointer, 'responses')) } })),
  'operation: another id': ({ document, operation }) => edited(document, joinPointer(operation.place.pointer, 'operationId'), () => 'driftRenamed'),
  'operation: deprecated': ({ document, operation }) => edited(document, operation.place.pointer, withMembers({ deprecated: true })),
  'operation: path parameter renamed': ({ document, operation: { path, parameters, place } }) => {
    const parameter = parameters.find((one) => one.in === 'path');
    const item = valueAt(document, joinPointer('/paths', path));
    if (parameter === undefined || item === undefined || !parameter.place.pointer.startsWith(place.pointer) || !isObject(item)) return undefined;
    const isOnlyOne = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'].filter((method) => method in item).length === 1;
    if (!isOnlyOne) return undefined;
    const renamed = edited(document, parameter.place.pointer, withMembers({ name: 'drifted' }));
    const [from, to] = [joinPointer('/paths', path), joinPointer('/paths', path.replace(`{${parameter.name}}`, '{drifted}'))];
    return edited(edited(renamed, from, gone), to, () => valueAt(renamed, from));
  },
  'operation: unused one removed': ({ document, unused, pick }) => {
    const other = pick(unused);
    return other && edited(document, other.place.pointer, gone);
  },
  'operation: unused one asks for more': ({ document, unused, pick }) => {
    const other = pick(unused);
    const parameter = { name: 'drift', in: 'query', required: true, schema: { type: 'string' } };
    return other && edited(document, joinPointer(other.place.pointer, 'parameters'), withItem(parameter));
  },
  'operation: other credentials too': ({ document, operation }) => {
    if (operation.security.length === 0) return undefined;
    const next = edited(document, '/components/securitySchemes/driftKey', () => ({ type: 'apiKey', in: 'header', name: 'X-Drift-Key' }));
    const security = valueAt(document, joinPointer(operation.place.pointer, 'security')) ?? document.root['security'];
    return edited(next, joinPointer(operation.place.pointer, 'security'), () => [...(isArray(security) ? security : []), { driftKey: [] }]);
  },
};

export const harmlessRequests: Mutations = {
  'parameter: optional one added': ({ document, operation }) =>
    edited(document, joinPointer(operation.place.pointer, 'parameters'), withItem({ name: 'drift', in: 'query', schema: { type: 'string' } })),
  'parameter: made optional': ({ document, operation, pick }) => {
    const parameter = pick(operation.parameters.filter((one) => one.required && one.in === 'header'));
    return parameter && edited(document, parameter.place.pointer, withMembers({ required: false }));
  },
  'body: optional field added': (site) => {
    const owner = site.pick(ownersOf(requestFields(site)));
    return owner && edited(site.document, joinPointer(owner.place.pointer, 'properties', 'drift'), () => ({ type: 'string' }));
  },
  'body: another listed value': (site) => {
    const field = site.pick(requestFields(site).filter(({ property }) => isArray(valueAt(site.document, joinPointer(schemaAt(site.document, property).place.pointer, 'enum')))));
    return field && edited(site.document, joinPointer(schemaAt(site.document, field.property).place.pointer, 'enum'), withItem('drift'));
  },
  'body: limits widened': (site) => {
    const field = site.pick(requestFields(site).filter(({ property }) => schemaAt(site.document, property).bounds.maxLength !== undefined));
    return field && edited(site.document, schemaAt(site.document, field.property).place.pointer, withMembers({ maxLength: 100_000 }));
  },
  'body: another content type': ({ document, request }) => {
    const owner = request?.place.pointer.split('/').slice(0, -1).join('/');
    return request && owner !== undefined ? edited(document, owner, withMembers({ 'application/vnd.drift+json': request.place.value })) : undefined;
  },
};

export const harmlessAnswers: Mutations = {
  'answer: optional field added': (site) => {
    const owner = site.pick(ownersOf(answerFields(site)));
    return owner && edited(site.document, joinPointer(owner.place.pointer, 'properties', 'drift'), () => ({ type: 'string' }));
  },
  'answer: another listed value': (site) => {
    const listed = answerFields(site).filter(({ property }) => isArray(valueAt(site.document, joinPointer(schemaAt(site.document, property).place.pointer, 'enum'))));
    const field = site.pick(listed.filter(({ value }) => typeof value === 'string'));
    return field && edited(site.document, joinPointer(schemaAt(site.document, field.property).place.pointer, 'enum'), withItem('drift'));
  },
  'answer: unused field removed': (site) => {
    const used = new Set(answerFields(site).map(({ property }) => property.pointer));
    const owner = site.pick(ownersOf(answerFields(site)));
    const unused = [...(owner?.properties.values() ?? [])].filter(({ pointer }) => !used.has(pointer) && !isRequired(site.document, pointer));
    const property = site.pick(unused);
    return property && edited(site.document, property.pointer, gone);
  },
  'answer: field always there': (site) => {
    const field = site.pick(answerFields(site).filter(({ owner, name }) => !owner.required.has(name)));
    return field && !usedInRequest(site.document, field.holder) ? edited(site.document, joinPointer(field.holder, 'required'), withItem(field.name)) : undefined;
  },
  'answer: field wrapped': (site) => {
    const field = site.pick(answerFields(site));
    return field && edited(site.document, field.property.pointer, (schema): Json => ({ allOf: [schema ?? {}] }));
  },
  'answer: another status': ({ document, operation }) =>
    edited(document, joinPointer(operation.place.pointer, 'responses', '418'), () => ({ description: 'A teapot.' })),
  'answer: another content type': ({ document, answer }) => {
    const owner = answer?.place.pointer.split('/').slice(0, -1).join('/');
    return answer && owner !== undefined ? edited(document, owner, withMembers({ 'application/vnd.drift+json': answer.place.value })) : undefined;
  },
  'answer: schema moved to a component': ({ document, answer }) => {
    if (answer?.schema === undefined) return undefined;
    const { pointer } = answer.schema;
    const next = edited(document, '/components/schemas/Drifted', () => valueAt(document, pointer));
    return edited(next, pointer, () => ({ $ref: '#/components/schemas/Drifted' }));
  },
};

/** What an answer promises may be asked for in a request that shares the schema: then it is no harmless change. */
const usedInRequest = (document: Document, pointer: string): boolean => pointer.startsWith('/components/') && JSON.stringify(document.root).includes('"requestBody"');

function isRequired(document: Document, pointer: string): boolean {
  const required = valueAt(document, `${pointer.split('/').slice(0, -2).join('/')}/required`);
  return isArray(required) && required.some((name) => name === splitPointer(pointer).at(-1));
}

function redescribed(value: Json): Json {
  if (isArray(value)) return value.map(redescribed);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, key === 'description' && typeof own === 'string' ? `${own} Changed.` : redescribed(own ?? null)]));
}

function reversed(value: Json): Json {
  if (isArray(value)) return value.map(reversed);
  return isObject(value) ? Object.fromEntries(Object.entries(value).toReversed().map(([key, own]) => [key, reversed(own ?? null)])) : value;
}

function asObject(value: Json): JsonObject {
  if (!isObject(value)) throw new Error('a document is an object');
  return value;
}
