import { asText } from '../../json/as-text.ts';
import { isArray } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Operation } from '../operations.ts';
import type { Place } from '../place.ts';
import { rootPlace, step } from '../place.ts';

/** The paths below which an operation's servers offer it, without a trailing slash: those of the operation, else of its path, else of the document. */
export function basePaths(document: Document, operation: Operation): readonly string[] {
  const servers = serversOf(document, operation);
  return [...new Set(servers.map((server) => pathOf(server)))];
}

/** Templates of the paths that other values of the servers' variables make: each value that is listed, else any one segment. */
export const baseTemplates = (document: Document, operation: Operation): readonly string[] =>
  [...new Set(serversOf(document, operation).flatMap(templatesOf))];

/** The addresses of a document's servers, variables at their defaults: what the vendor's own links begin with. */
export function serverAddresses(document: Document): readonly string[] {
  const servers = listOf(document, rootPlace(document));
  return servers.map(filledIn).filter((address) => /^https?:\/\/[^/]/.test(address));
}

function serversOf(document: Document, operation: Operation): readonly Place[] {
  const item = step(document, rootPlace(document), 'paths', operation.path);
  const owners = [operation.place, ...(item === undefined ? [] : [item]), rootPlace(document)];
  return owners.map((owner) => listOf(document, owner)).find((servers) => servers.length > 0) ?? [];
}

function listOf(document: Document, owner: Place): readonly Place[] {
  const servers = step(document, owner, 'servers');
  if (servers === undefined || !isArray(servers.value)) return [];
  return servers.value.flatMap((_, index) => step(document, servers, index) ?? []);
}

const pathOf = (server: Place): string => pathIn(filledIn(server));

function pathIn(address: string): string {
  const path = address.replace(/^([a-z][a-z+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
}

function filledIn(server: Place): string {
  return urlOf(server).replace(variable, (_, name: string) => defaultOf(server, name));
}

const variable = /\{([^{}]*)\}/g;

function urlOf(server: Place): string {
  const url = member(server.value, 'url');
  return typeof url === 'string' ? url : '';
}

const defaultOf = (server: Place, name: string): string => asText(member(member(member(server.value, 'variables'), name), 'default') ?? name);

/** Every operation is found below each of them: of more listed values than this any one segment is taken. */
const mostTemplates = 50;

function templatesOf(server: Place): readonly string[] {
  const url = urlOf(server);
  if (!url.includes('{')) return [];
  const names = new Set([...url.matchAll(variable)].map(([, name = '']) => name));
  const addresses = [...names].reduce<readonly string[]>((known, name) => {
    const values = valuesOf(server, name);
    const fitting = known.length * values.length > mostTemplates ? [`{${name}}`] : values;
    return known.flatMap((address) => fitting.map((value) => address.replaceAll(`{${name}}`, () => value)));
  }, [url]);
  return addresses.map(pathIn).filter((path) => path !== '');
}

/** What may stand for a variable in a path; of one for a scheme, a host or a port the default says enough. */
function valuesOf(server: Place, name: string): readonly string[] {
  const byDefault = defaultOf(server, name);
  const listed = member(member(member(server.value, 'variables'), name), 'enum');
  const values = isArray(listed) ? [...new Set([...listed.map(asText), byDefault])] : [byDefault];
  const isInPath = urlOf(server).replace(/^([^/]*:)?\/\/[^/]*/, '').includes(`{${name}}`);
  if (!isInPath && !values.some((value) => value.includes('/'))) return [byDefault];
  return isArray(listed) || byDefault.includes('/') ? values : [`{${name}}`];
}
