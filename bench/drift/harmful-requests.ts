import type { Json } from '../../src/json/json.ts';
import { joinPointer } from '../../src/json/pointer.ts';
import { headerOf } from '../../src/compare/headers.ts';
import type { Parameter } from '../../src/openapi/operations.ts';
import { schemaAt } from '../../src/openapi/schema.ts';
import { edited, gone, valueAt, withItem, withMembers } from './edit.ts';
import { otherType } from './harmful-answers.ts';
import type { Mutations } from './mutation.ts';
import type { Site } from './site.ts';
import { ownersOf, requestFields } from './site.ts';

/** Changes of requests after which the interaction's is refused. */
export const harmfulRequests: Mutations = {
  'operation: removed': ({ document, operation }) => edited(document, operation.place.pointer, gone),
  'operation: path changed': ({ document, operation: { path, method, place } }) => {
    const moved = edited(document, joinPointer('/paths', `/drifted${path}`), withMembers({ [method.toLowerCase()]: place.value, parameters: valueAt(document, joinPointer('/paths', path, 'parameters')) }));
    return edited(moved, place.pointer, gone);
  },
  'operation: credentials required': (site) => {
    if (site.operation.security.length > 0) return undefined;
    const scheme = { type: 'apiKey', in: 'header', name: 'X-Drift-Key' };
    const next = edited(site.document, '/components/securitySchemes/driftKey', () => scheme);
    return edited(next, joinPointer(site.operation.place.pointer, 'security'), () => [{ driftKey: [] }]);
  },
  'parameter: required one added': ({ document, operation }) =>
    edited(document, joinPointer(operation.place.pointer, 'parameters'), withItem({ name: 'drift', in: 'query', required: true, schema: { type: 'string' } })),
  'parameter: made required': (site) => {
    const parameter = site.pick(site.operation.parameters.filter((one) => !one.required && sentTexts(site, one) === undefined && one.in !== 'cookie' && one.name !== ''));
    return parameter && edited(site.document, parameter.place.pointer, withMembers({ required: true }));
  },
  'parameter: removed': (site) => {
    const parameter = site.pick(site.operation.parameters.filter((one) => one.in === 'query' && site.interaction.request.query?.[one.name] !== undefined));
    return parameter && edited(site.document, parameter.place.pointer, gone);
  },
  'parameter: value no longer listed': (site) => {
    const listed = site.operation.parameters.flatMap((parameter) => {
      const schema = parameter.schema && schemaAt(site.document, parameter.schema);
      const sent = sentTexts(site, parameter)?.[0];
      return schema?.values !== undefined && sent !== undefined && schema.types?.has('string') === true ? [{ schema, sent }] : [];
    });
    const one = site.pick(listed);
    return one && edited(site.document, one.schema.place.pointer, withMembers({ enum: ['drift-a', 'drift-b'] }));
  },
  'body: required field added': (site) => {
    const owner = site.pick(ownersOf(requestFields(site)));
    if (owner === undefined) return undefined;
    const next = edited(site.document, joinPointer(owner.place.pointer, 'properties', 'drift'), () => ({ type: 'string' }));
    return edited(next, joinPointer(owner.place.pointer, 'required'), withItem('drift'));
  },
  'body: field made required': (site) => {
    const sent = requestFields(site);
    const owner = site.pick(ownersOf(sent));
    const missing = [...(owner?.properties ?? [])].filter(
      ([name, place]) => !owner?.required.has(name) && !sent.some((field) => field.name === name) && !schemaAt(site.document, place).readOnly,
    );
    const name = site.pick(missing)?.[0];
    return owner && name !== undefined ? edited(site.document, joinPointer(owner.place.pointer, 'required'), withItem(name)) : undefined;
  },
  'body: field has another type': (site) => {
    const field = site.pick(requestFields(site).filter(({ value }) => value !== null));
    return field && edited(site.document, field.property.pointer, () => ({ type: otherType(field.value) }));
  },
  'body: value no longer listed': (site) => {
    const field = site.pick(requestFields(site).filter(({ property, value }) => (schemaAt(site.document, property).values ?? []).includes(value) && typeof value === 'string'));
    return field && edited(site.document, field.property.pointer, (): Json => ({ type: 'string', enum: ['drift-a', 'drift-b'] }));
  },
  'body: length limited': (site) => {
    const field = site.pick(requestFields(site).filter(({ value }) => typeof value === 'string' && value.length > 1));
    return field && edited(site.document, field.property.pointer, (): Json => ({ type: 'string', maxLength: 1 }));
  },
  'body: content type replaced': ({ document, request, operation: { body }, interaction }) => {
    if (request === undefined || body === undefined || interaction.request.body === undefined) return undefined;
    const owner = request.place.pointer.split('/').slice(0, -1).join('/');
    return edited(document, owner, () => ({ 'application/vnd.drift+json': request.place.value }));
  },
};

function sentTexts({ interaction: { request } }: Site, { in: where, name }: Parameter): readonly string[] | undefined {
  if (where === 'query') return Object.entries(request.query ?? {}).find(([key]) => key === name || key.startsWith(`${name}[`))?.[1];
  const header = where === 'header' ? headerOf(request, name) : undefined;
  return header === undefined ? undefined : [header];
}
