import { isArray } from '../json/json.ts';
import { member, splitPointer } from '../json/pointer.ts';
import type { Document } from './document.ts';
import type { Operation } from './operations.ts';
import type { Place } from './place.ts';
import { child, rootPlace, step } from './place.ts';

/** The path of the server that an operation is called on, without a slash at its end: `/v1`, or nothing. */
export function basePath(document: Document, operation: Operation): string {
  const server = firstServer(document, operation);
  const url = server && member(server.value, 'url');
  return server === undefined || typeof url !== 'string' ? '' : pathOf(withDefaults(server, url));
}

/** An operation's own servers come before those of its path item, and those before the document's. */
function firstServer(document: Document, operation: Operation): Place | undefined {
  const item = itemOf(document, operation.place);
  const owners = [operation.place, ...(item === undefined ? [] : [item]), rootPlace(document)];
  const lists = owners.map((owner) => child(owner, 'servers')).filter((list) => list !== undefined && isArray(list.value) && list.value.length > 0);
  return lists[0] && step(document, lists[0], 0);
}

const itemOf = (document: Document, operation: Place): Place | undefined => step(document, rootPlace(document), ...splitPointer(operation.pointer).slice(0, -1));

function withDefaults(server: Place, url: string): string {
  return url.replace(/\{([^{}]+)\}/g, (whole: string, name: string) => {
    const value = member(member(member(server.value, 'variables'), name), 'default');
    return typeof value === 'string' ? value : whole;
  });
}

/** A server may be absolute, protocol-relative or relative to where the document was found. */
function pathOf(url: string): string {
  const path = URL.parse(url, 'http://relative.example/')?.pathname ?? '';
  return path.replace(/\/+$/, '');
}
