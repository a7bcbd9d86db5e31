import type { Document } from '../../openapi/document.ts';
import { serverAddresses } from '../../openapi/routing/base-paths.ts';
import type { Route } from '../endpoint.ts';
import type { Incoming } from './incoming.ts';

/** Of the routes into several documents those into the document one of whose servers has the name by which the client calls; else all of them. */
export function addressed(groups: readonly (readonly Route[])[], incoming: Incoming): readonly (readonly Route[])[] {
  const document = groups[0]?.[0]?.endpoint.document;
  if (groups.every((routes) => routes.every(({ endpoint }) => endpoint.document === document))) return groups;
  const host = hostIn(`http://${incoming.headers.get('host') ?? incoming.origin.replace(/^.*?\/\//, '')}`);
  const named = groups.map((routes) => routes.filter(({ endpoint }) => host !== '' && hostsOf(endpoint.document).includes(host))).filter((routes) => routes.length > 0);
  return named.length === 0 ? groups : named;
}

const known = new WeakMap<Document, readonly string[]>();

function hostsOf(document: Document): readonly string[] {
  const hosts = known.get(document) ?? serverAddresses(document).map(hostIn);
  known.set(document, hosts);
  return hosts;
}

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
