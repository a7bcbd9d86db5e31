import { asText } from '../../src/json/as-text.ts';
import type { Operation } from '../../src/openapi/operations.ts';
import { brokenDrafts } from './broken.ts';
import { needsCredentials } from './credentials.ts';
import type { Draft, Drawing } from './draft.ts';
import type { Rivals } from './rivals.ts';
import { decoded } from './rivals.ts';
import { bodyKind } from './writable.ts';
import type { Wire } from './write.ts';
import { written } from './write.ts';

/** A request that breaks one documented rule, and what has to be said of it. */
export interface Invalid {
  readonly family: string;
  readonly wire: Wire;
  readonly status: number;
  readonly pointer?: string;
  readonly keyword?: string;
  /** What `Allow` has to name. */
  readonly allow?: string;
}

export function invalidRequests(drawing: Drawing, draft: Draft, rivals: Rivals): readonly Invalid[] {
  const { chance } = drawing;
  const { operation } = draft;
  const wire = written(chance, draft);
  const status = statusFor(operation);
  const ruled = brokenDrafts(drawing, draft).flatMap(({ draft: broken, family, pointer, keyword }): readonly Invalid[] => {
    const sent = written(chance, broken);
    return isRouted(draft, sent, rivals) ? [{ family, wire: sent, status, pointer, keyword }] : [];
  });
  const isOwn = isRouted(draft, wire, rivals);
  return [...ruled, ...(isOwn ? negotiated(draft, wire) : []), ...misdirected(wire, rivals)];
}

/** Whether a request can only be for this operation: where others share its path, who knows which one is meant. */
function isRouted({ operation, parameters }: Draft, { method, target }: Wire, rivals: Rivals): boolean {
  const sharing = rivals(method, decoded(target.split('?')[0] ?? '')).filter((one) => one !== operation);
  const fixed = parameters.flatMap(({ parameter, value }) => (parameter.required && ['query', 'header'].includes(parameter.in) ? [[parameter.name, asText(value)] as const] : []));
  return sharing.every((other) =>
    other.parameters.some(({ name, required, schema }) => {
      const value = schema?.value;
      const only = typeof value === 'object' && value !== null && 'enum' in value && Array.isArray(value['enum']) && value['enum'].length === 1 ? String(value['enum'][0]) : undefined;
      return required && only !== undefined && fixed.some(([key, sent]) => key === name && sent !== only);
    }),
  );
}

/** 422 where the document has that and no 400. */
function statusFor({ responses }: Operation): number {
  const has = (status: string): boolean => responses.some((response) => response.status.toUpperCase() === status);
  return has('422') && !has('400') && !has('4XX') ? 422 : 400;
}

const unknownType = 'application/x-unknown';

function negotiated({ operation, body, credentials }: Draft, wire: Wire): readonly Invalid[] {
  const types = operation.body?.content.map(({ type }) => type) ?? [];
  const answered = operation.responses.filter(({ status }) => /^2\d\d$/.test(status))[0]?.content.map(({ type }) => type) ?? [];
  const isAny = (type: string): boolean => type.includes('*') || !/^[^/]+\/[^/]+$/.test(type);
  const without = Object.fromEntries(Object.entries(wire.headers).filter(([name]) => name !== 'cookie' && !credentials.some((one) => one.name === name)));
  const bare = credentials.filter(({ where }) => where === 'query').reduce((target, { name }) => target.replace(new RegExp(`([?&])${encodeURIComponent(name).replace(/[.*()]/g, '\\$&')}=[^&]*`), '$1'), wire.target);
  return [
    ...(body !== undefined && wire.body !== '' && !types.some(isAny) ? [{ family: 'wrong content type', wire: { ...wire, headers: { ...wire.headers, 'content-type': unknownType } }, status: 415, pointer: '/body' }] : []),
    ...(body !== undefined && bodyKind(body.media.type) === 'json' ? [{ family: 'malformed JSON', wire: { ...wire, body: '{"a": ' }, status: 400, pointer: '/body' }] : []),
    ...(answered.length > 0 && !answered.some(isAny) ? [{ family: 'nothing acceptable', wire: { ...wire, headers: { ...wire.headers, accept: unknownType } }, status: 406, pointer: '/header/Accept' }] : []),
    ...(needsCredentials(operation) && credentials.length > 0 ? [{ family: 'no credentials', wire: { ...wire, target: bare, headers: without }, status: 401 }] : []),
  ];
}

/** An address that nothing is documented for, and a method that the address does not have. */
function misdirected(wire: Wire, rivals: Rivals): readonly Invalid[] {
  const path = wire.target.split('?')[0] ?? '';
  const nowhere = `/no-such-place${path}`;
  const method = ['DELETE', 'PUT', 'PATCH', 'POST', 'GET'].find((one) => rivals(one, decoded(path)).length === 0);
  const { body: _, ...head } = wire;
  return [
    ...(rivals('*', decoded(nowhere)).length === 0 ? [{ family: 'unknown path', wire: { ...wire, target: nowhere }, status: 404, pointer: '/path' }] : []),
    ...(method === undefined || (method === 'GET' && rivals('HEAD', decoded(path)).length > 0) ? [] : [{ family: 'wrong method', wire: { ...head, method }, status: 405, pointer: '/path', allow: wire.method }]),
  ];
}
