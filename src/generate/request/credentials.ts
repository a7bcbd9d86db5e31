import type { Operation, SecurityScheme } from '../../openapi/operations.ts';

/** Where a credential travels, what it looks like, and which texts would do as well. */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly example: string;
  readonly regexes: readonly string[];
}

/**
 * Example credentials that an operation's security asks for: the first documented alternative, and whatever others may stand in the same
 * place (a key as `Basic` or as `Bearer`). None where the document says that none are needed.
 */
export function credentialsFor({ security }: Operation): readonly Credential[] {
  const alternatives = security.map((schemes) => schemes.flatMap(credentialFor));
  const [first] = alternatives;
  if (first === undefined || alternatives.some((alternative) => alternative.length === 0)) return [];
  const interchangeable = alternatives.filter((alternative) => slotsOf(alternative) === slotsOf(first)).flat();
  return mergeSlots(first).map((credential) => {
    const regexes = interchangeable.filter((other) => sameSlot(other, credential)).flatMap((other) => other.regexes);
    return { ...credential, regexes: [...new Set(regexes)] };
  });
}

function credentialFor(scheme: SecurityScheme): readonly Credential[] {
  if (scheme.type === 'apiKey') return keyCredential(scheme);
  if (scheme.type === 'oauth2' || scheme.type === 'openIdConnect') return [bearer];
  if (scheme.type !== 'http') return [];
  if (scheme.scheme === 'basic') return [authorization('Basic ZXhhbXBsZTpleGFtcGxl', '^[Bb]asic .+$')];
  return scheme.scheme === 'bearer' ? [bearer] : [authorization('Example example-credential', '^.+$')];
}

function keyCredential({ in: where, parameter }: SecurityScheme): readonly Credential[] {
  if (parameter === undefined || (where !== 'header' && where !== 'query' && where !== 'cookie')) return [];
  return [{ in: where, name: parameter, example: 'example-key', regexes: ['^.+$'] }];
}

const authorization = (example: string, regex: string): Credential => ({ in: 'header', name: 'Authorization', example, regexes: [regex] });

const bearer = authorization('Bearer example-token', '^[Bb]earer .+$');

const slotsOf = (credentials: readonly Credential[]): string => [...new Set(credentials.map(slotOf))].toSorted().join(' ');
const slotOf = (credential: Credential): string => `${credential.in}:${credential.name.toLowerCase()}`;
const sameSlot = (a: Credential, b: Credential): boolean => slotOf(a) === slotOf(b);

/** Two schemes of one alternative that travel in the same place are one credential there. */
const mergeSlots = (credentials: readonly Credential[]): readonly Credential[] =>
  credentials.filter((credential, index) => credentials.findIndex((other) => sameSlot(other, credential)) === index);
