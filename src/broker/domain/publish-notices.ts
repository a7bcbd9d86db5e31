import type { Notice } from './notice.ts';

/** What happened to one contract of a publication. */
export interface PublishedContract {
  readonly consumer: string;
  readonly provider: string;
  readonly outcome: 'new' | 'unchanged' | 'merged' | 'changed';
  /** The content differs from that of the version before, or there is none before. */
  readonly contentChanged: boolean;
  readonly url: string;
  readonly everVerified: boolean;
}

export interface PublishedVersion {
  readonly pacticipant: string;
  readonly number: string;
  readonly created: boolean;
  readonly branch: string | null;
  readonly tags: readonly string[];
}

/** Everything to be said about a publication, in the order in which it happened. */
export const publishNotices = (version: PublishedVersion, contracts: readonly PublishedContract[]): readonly Notice[] => [
  versionNotice(version),
  ...branchAdvice(version),
  ...contracts.flatMap(contractNotices),
];

function versionNotice({ pacticipant, number, created, branch, tags }: PublishedVersion): Notice {
  const marks = [
    branch === null ? [] : [`branch ${branch}`],
    tags.length === 0 ? [] : [`${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`],
  ].flat();
  const marked = marks.length === 0 ? '' : ` with ${marks.join(' and ')}`;
  return { type: 'debug', text: `${created ? 'Created' : 'Updated'} ${pacticipant} version ${number}${marked}` };
}

function branchAdvice({ branch }: PublishedVersion): readonly Notice[] {
  if (branch !== null) return [];
  const text =
    '  Publish with a branch (--branch) next time: selectors, pending pacts and can-i-merge go by branches. See https://docs.pact.io/go/branches';
  return [{ type: 'prompt', text }];
}

function contractNotices(contract: PublishedContract): readonly Notice[] {
  const { url } = contract;
  return [
    { type: contract.outcome === 'changed' ? 'warning' : 'success', text: outcomeText(contract) },
    { type: 'debug', text: `  View the published pact at ${url}` },
    { type: 'debug', text: `  Events detected: ${events(contract).join(', ')}` },
    ...nextSteps(contract),
  ];
}

function outcomeText({ consumer, provider, outcome }: PublishedContract): string {
  const pact = `Pact of ${consumer} with ${provider}`;
  if (outcome === 'new') return `${pact} published`;
  if (outcome === 'merged') return `${pact} merged with what this version had published before`;
  if (outcome === 'unchanged') return `${pact} published again, with the same content`;
  return `${pact} published again with other content for the same version: what was verified before may no longer be what is deployed`;
}

const events = ({ contentChanged }: PublishedContract): readonly string[] => [
  'contract_published',
  ...(contentChanged ? ['contract_content_changed (differs from the version before)'] : []),
];

function nextSteps({ provider, everVerified }: PublishedContract): readonly Notice[] {
  if (everVerified) return [];
  return [
    {
      type: 'prompt',
      text: `  Next steps:\n    * ${provider} has not verified any pact with this consumer yet: verify this one, and publish the result. See https://docs.pact.io/go/setup-verification`,
    },
  ];
}
