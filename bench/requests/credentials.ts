import type { Operation, SecurityScheme } from '../../src/openapi/operations.ts';
import type { Chance } from '../verifier/chance.ts';

export interface Credential {
  readonly where: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly text: string;
}

/** Credentials of one documented alternative, by chance. */
export function anotherCredentials(chance: Chance, { security }: Operation): readonly Credential[] {
  const known = security.filter((schemes) => schemes.every(isKnown));
  const all = (chance.oneOf(known) ?? []).map((scheme) => credentialOf(chance, scheme));
  return [...new Map(all.map((one) => [`${one.where} ${one.name.toLowerCase()}`, one])).values()];
}

const places: readonly string[] = ['header', 'query', 'cookie'];

const isKnown = ({ type, scheme, in: where, parameter }: SecurityScheme): boolean =>
  (type === 'http' && (scheme === 'basic' || scheme === 'bearer')) || type === 'oauth2' || type === 'openIdConnect' || (type === 'apiKey' && parameter !== undefined && places.includes(where ?? ''));

function credentialOf(chance: Chance, { type, scheme, in: where, parameter = '' }: SecurityScheme): Credential {
  const secret = chance.between(1e9, 1e10).toString(36).repeat(3);
  if (type === 'apiKey') return { where: where === 'query' || where === 'cookie' ? where : 'header', name: parameter, text: secret };
  const text = scheme === 'basic' && type === 'http' ? `Basic ${btoa(`user:${secret}`)}` : `Bearer ${secret}`;
  return { where: 'header', name: 'Authorization', text };
}

/** Whether a request without credentials is to be refused. */
export const needsCredentials = ({ security }: Operation): boolean => security.length > 0 && security.every((schemes) => schemes.some(isKnown));
