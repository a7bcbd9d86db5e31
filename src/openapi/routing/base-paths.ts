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

function pathOf(server: Place): string {
  const path = filledIn(server).replace(/^([a-z][a-z+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
}

function filledIn(server: Place): string {
  const url = member(server.value, 'url');
  const variables = member(server.value, 'variables');
  if (typeof url !== 'string') return '';
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => asText(member(member(variables, name), 'default') ?? name));
}
