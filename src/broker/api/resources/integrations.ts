import type { Integration } from '../../domain/types.ts';
import { listIntegrations } from '../../store/integrations.ts';
import type { Resource } from '../action.ts';
import { reading } from '../action.ts';
import { encodeSegment, pacticipantUrl } from '../addresses.ts';
import { link } from '../hal.ts';
import { halJson } from '../media.ts';
import { pageLinks, pageMembers, pageOf } from '../pages.ts';
import { textOf } from '../query.ts';
import { ok } from '../reply.ts';

const graphviz = 'text/vnd.graphviz';

/** Who has a pact with whom; a client that does not say otherwise gets a drawing's source, as from the official broker. */
export const integrations: Resource = {
  GET: reading(
    async (session, request) => {
      const page = pageOf(request.query);
      const { items, total } = await listIntegrations(session, { q: textOf(request.query['q']), page });
      if (request.type === graphviz) return { status: 200, body: graph(items) };
      const url = `${request.base}/integrations`;
      return ok({
        ...pageMembers(page, total),
        _embedded: { integrations: items.map((integration) => integrationBody(request.base, integration)) },
        _links: { self: link(url, 'All integrations'), ...pageLinks(page, total, url) },
      });
    },
    [graphviz, ...halJson],
  ),
};

const graph = (items: readonly Integration[]): string =>
  `digraph { ranksep=3; ratio=auto; overlap=false; node [shape=plaintext, fontname=Helvetica];\n${items.map(({ consumer, provider }) => `${quote(consumer.name)} -> ${quote(provider.name)}\n`).join('')}}\n`;

const quote = (name: string): string => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function integrationBody(base: string, { consumer, provider }: Integration): object {
  const pair = `provider/${encodeSegment(provider.name)}/consumer/${encodeSegment(consumer.name)}`;
  return {
    consumer: { name: consumer.name },
    provider: { name: provider.name },
    _links: {
      'pb:dashboard': { href: `${base}/dashboard/${pair}`, title: `Dashboard of ${consumer.name} and ${provider.name}` },
      'pb:matrix': { href: `${base}/matrix/${pair}`, title: `Matrix of ${consumer.name} and ${provider.name}` },
      'pb:group': { href: pacticipantUrl(base, consumer.name) },
    },
  };
}
