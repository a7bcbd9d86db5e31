import { encodeMetadata } from '../../domain/metadata.ts';
import type { PactMetadata } from '../../domain/metadata.ts';
import { pactName } from '../../domain/pact-name.ts';
import type { Publication } from '../../domain/types.ts';
import { encodeSegment, pacticipantUrl, pactUrl, pactVersionUrl, pairUrl, versionUrl } from '../addresses.ts';
import { curies, link, template, time } from '../hal.ts';

export interface PactView {
  readonly publication: Publication;
  /** As the store has it. */
  readonly content: string;
  /** What it was asked for by; results that are posted for it hand it on. */
  readonly metadata?: Partial<PactMetadata>;
  /** Consumer versions that its address names. */
  readonly consumerVersions?: readonly string[];
}

/** The pact's own text with what the broker adds put behind it: nothing in it is parsed and written anew. */
export function pactText(base: string, view: PactView): string {
  const { content, publication } = view;
  if (!content.startsWith('{')) return content;
  const added = JSON.stringify({ createdAt: time(publication.createdAt), _links: links(base, view) });
  return content === '{}' ? added : `${content.slice(0, -1)},${added.slice(1)}`;
}

function links(base: string, { publication, metadata, consumerVersions = [] }: PactView): object {
  const { consumer, consumerVersion, provider, sha } = publication;
  return {
    self: link(pactUrl(base, publication), 'Pact', pactName(publication)),
    'pb:consumer': link(pacticipantUrl(base, consumer.name), 'Consumer', consumer.name),
    'pb:consumer-version': link(versionUrl(base, consumer.name, consumerVersion.number), 'Consumer version', consumerVersion.number),
    ...(consumerVersions.length > 0 && {
      'pb:consumer-versions': consumerVersions.map((number) => link(versionUrl(base, consumer.name, number), 'Consumer version', number)),
    }),
    'pb:provider': link(pacticipantUrl(base, provider.name), 'Provider', provider.name),
    'pb:pact-version': link(pactVersionUrl(base, publication), 'Permanent address of this content', sha),
    ...relatives(base, publication),
    ...verification(base, publication, metadata),
    ...webhooks(base, publication),
    curies: curies(base, 'pact'),
  };
}

function relatives(base: string, publication: Publication): object {
  const latest = pairUrl(base, publication, 'latest');
  const own = pactUrl(base, publication);
  const version = versionUrl(base, publication.consumer.name, publication.consumerVersion.number);
  return {
    'pb:latest-pact-version': link(latest, 'Latest version of this pact'),
    'pb:all-pact-versions': link(pairUrl(base, publication, 'versions'), 'All versions of this pact'),
    'pb:latest-untagged-pact-version': link(pairUrl(base, publication, 'latest-untagged'), 'Latest untagged version of this pact'),
    'pb:latest-tagged-pact-version': template(`${latest}/{tag}`, 'Latest version of this pact with a tag'),
    'pb:previous-distinct': link(`${own}/previous-distinct`, 'Previous version with other content'),
    'pb:diff-previous-distinct': link(`${own}/diff/previous-distinct`, 'Difference from the previous version with other content'),
    'pb:diff': template(`${pactVersionUrl(base, publication)}/diff/pact-version/{pactVersion}`, 'Difference from another content'),
    'pb:tag-prod-version': link(`${version}/tags/prod`, 'PUT here to tag this consumer version "prod"'),
    'pb:tag-version': link(`${version}/tags/{tag}`, 'PUT here to tag this consumer version'),
  };
}

function verification(base: string, publication: Publication, metadata: Partial<PactMetadata> | undefined): object {
  const { consumer, consumerVersion } = publication;
  const results =
    metadata === undefined ? pactVersionUrl(base, publication) : pactVersionUrl(base, publication, 'metadata', encodeMetadata(metadata));
  const query = new URLSearchParams({ 'q[][pacticipant]': consumer.name, 'q[][version]': consumerVersion.number, latestby: 'cvpv' });
  return {
    'pb:publish-verification-results': link(`${results}/verification-results`, 'Publish verification results'),
    'pb:latest-verification-results': { href: pactVersionUrl(base, publication, 'verification-results', 'latest') },
    'pb:matrix-for-consumer-version': link(`${base}/matrix?${query.toString()}`, 'Matrix of the consumer version'),
  };
}

function webhooks(base: string, publication: Publication): object {
  const { consumer, provider } = publication;
  return {
    'pb:pact-webhooks': link(
      `${base}/webhooks/provider/${encodeSegment(provider.name)}/consumer/${encodeSegment(consumer.name)}`,
      `Webhooks for the pact between ${consumer.name} and ${provider.name}`,
    ),
    'pb:consumer-webhooks': link(`${base}/webhooks/consumer/${encodeSegment(consumer.name)}`, `Webhooks for all pacts of ${consumer.name}`),
    'pb:triggered-webhooks': link(pactUrl(base, publication, 'triggered-webhooks'), 'Webhooks triggered by this publication'),
  };
}
