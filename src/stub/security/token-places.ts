import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { rootPlace, step } from '../../openapi/place.ts';
import { basePaths } from '../../openapi/routing/base-paths.ts';
import type { Served } from '../endpoint.ts';

/** Where a document has tokens issued, by which grants (RFC 6749, section 4), and what they may allow. */
export interface TokenPlace {
  readonly served: Served;
  /** The security schemes whose tokens these are. */
  readonly schemes: readonly string[];
  readonly rule: string;
  readonly grants: readonly string[];
  /** Empty: the document does not say. */
  readonly scopes: readonly string[];
  /** What stands between the stub's address and `/.well-known/openid-configuration`; undefined without OpenID Connect. */
  readonly issuerPath: string | undefined;
}

/** The calls that issue tokens or tell about them. */
export interface TokenPlaces {
  /** Where an operation of the document does it, so that its answers have the documented shape. */
  readonly byOperation: ReadonlyMap<Operation, TokenPlace>;
  /** Where the document has no operation for it: `POST /oauth/token`. */
  readonly byCall: ReadonlyMap<string, OwnCall>;
}

export interface OwnCall {
  readonly kind: 'token' | 'discovery' | 'keys';
  readonly place: TokenPlace;
}

export const discoveryPath = '/.well-known/openid-configuration';
export const keysPath = '/.well-known/jwks.json';
export const tokenPath = '/oauth/token';

/** Every place of the served documents where tokens are issued. */
export function findTokenPlaces(served: readonly Served[]): TokenPlaces {
  const byOperation = new Map<Operation, TokenPlace>();
  const byCall = new Map<string, OwnCall>();
  for (const { paths, place } of served.flatMap(addressesOf)) {
    const operations = listOperations(place.served.document).filter(({ method, path }) => method === 'POST' && paths.includes(path));
    for (const operation of operations) byOperation.set(operation, joined(byOperation.get(operation), place));
    if (operations.length > 0) continue;
    for (const path of paths) byCall.set(`POST ${path}`, { kind: 'token', place: joined(byCall.get(`POST ${path}`)?.place, place) });
  }
  return { byOperation, byCall: new Map([...byCall, ...[...byCall.values()].flatMap(discoveryCalls)]) };
}

const discoveryCalls = ({ place }: OwnCall): readonly [string, OwnCall][] =>
  place.issuerPath === undefined
    ? []
    : [
        [`GET ${place.issuerPath}${discoveryPath}`, { kind: 'discovery', place }],
        [`GET ${place.issuerPath}${keysPath}`, { kind: 'keys', place }],
      ];

/** Two schemes may have their tokens from one place. */
const joined = (known: TokenPlace | undefined, added: TokenPlace): TokenPlace => ({
  ...added,
  schemes: [...new Set([...(known?.schemes ?? []), ...added.schemes])],
  grants: [...new Set([...(known?.grants ?? []), ...added.grants])],
  scopes: [...new Set([...(known?.scopes ?? []), ...added.scopes])],
  issuerPath: added.issuerPath ?? known?.issuerPath,
});

interface Addressed {
  /** With the servers' base paths and without. */
  readonly paths: readonly string[];
  readonly place: TokenPlace;
}

function addressesOf(served: Served): readonly Addressed[] {
  const schemes = step(served.document, rootPlace(served.document), 'components', 'securitySchemes');
  if (schemes === undefined || !isObject(schemes.value)) return [];
  return Object.keys(schemes.value).flatMap((name) => {
    const scheme = step(served.document, schemes, name);
    if (scheme === undefined) return [];
    if (member(scheme.value, 'type') === 'oauth2') return flowsOf(served, { name, scheme });
    return member(scheme.value, 'type') === 'openIdConnect' ? connectOf(served, { name, scheme }) : [];
  });
}

interface Named {
  readonly name: string;
  readonly scheme: Place;
}

/** OpenAPI's flows and the grants that end at their token address. */
const grantOf: Readonly<Record<string, readonly string[]>> = {
  clientCredentials: ['client_credentials'],
  password: ['password', 'refresh_token'],
  authorizationCode: ['authorization_code', 'refresh_token'],
};

function flowsOf(served: Served, { name, scheme }: Named): readonly Addressed[] {
  return Object.entries(grantOf).flatMap(([key, grants]) => {
    const flow = step(served.document, scheme, 'flows', key);
    const [url, scopes] = [member(flow?.value, 'tokenUrl'), member(flow?.value, 'scopes')];
    if (flow === undefined || typeof url !== 'string') return [];
    const place = { served, schemes: [name], rule: flow.pointer, grants, scopes: isObject(scopes) ? Object.keys(scopes) : [], issuerPath: undefined };
    return [{ paths: pathsOf(served.document, url), place }];
  });
}

/** Where the document leaves it to discovery, the stub has a token address of its own. */
function connectOf(served: Served, { name, scheme }: Named): readonly Addressed[] {
  const url = member(scheme.value, 'openIdConnectUrl');
  const path = pathOf(typeof url === 'string' ? url : '');
  const before = path.endsWith(discoveryPath) ? path.slice(0, -discoveryPath.length) : '';
  const grants = ['client_credentials', 'password', 'authorization_code', 'refresh_token'];
  return [...new Set([before, ''])].map((issuerPath) => ({
    paths: [`${issuerPath}${tokenPath}`],
    place: { served, schemes: [name], rule: scheme.pointer, grants, scopes: [], issuerPath },
  }));
}

function pathsOf(document: Document, url: string): readonly string[] {
  const path = pathOf(url);
  const [operation] = listOperations(document);
  const bases = operation === undefined ? [] : basePaths(document, operation);
  return [...new Set([path, ...bases.map((base) => (path.startsWith(`${base}/`) ? path.slice(base.length) : `${base}${path}`))])];
}

/** The path of an address, whichever server it is relative to. */
function pathOf(url: string): string {
  const base = 'http://stub.invalid/';
  return URL.canParse(url, base) ? new URL(url, base).pathname : '/';
}
