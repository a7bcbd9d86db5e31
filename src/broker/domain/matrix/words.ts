import type { Notice } from '../notice.ts';
import type { Reason, Side } from './judge.ts';
import type { MatrixSelector } from './selectors.ts';
import { meansAllVersions } from './selectors.ts';

/** Each reason once, in words. */
export function notices(reasons: readonly Reason[]): readonly Notice[] {
  const all = reasons.map((reason): Notice => ({ type: typeOf(reason), text: wordsOf(reason) }));
  return [...new Map(all.map((notice) => [notice.text, notice])).values()];
}

function typeOf({ kind }: Reason): Notice['type'] {
  if (kind === 'unknown-ignored' || kind === 'no-destination' || kind === 'no-version-number') return 'warning';
  return kind === 'verified' || kind === 'nothing-missing' ? 'success' : 'error';
}

function wordsOf(reason: Reason): string {
  if (reason.kind === 'unknown-ignored') return unknownIgnored(reason.selector);
  if (reason.kind === 'no-such-version') return noSuchVersion(reason.selector);
  return 'consumer' in reason ? pactWords(reason) : plainWords[reason.kind];
}

const plainWords = {
  'no-destination':
    'WARN: No environment is named, so this result only says how the pacts stand, not what may be deployed where. Name one with --to-environment.',
  'no-version-number':
    'WARN: No version number is given, so this result may be about another version than the one you deploy: a branch or tag moves. Name the version with --version.',
  verified: 'All required verification results are published and successful',
  'nothing-missing': 'There are no missing dependencies',
} as const;

type PactReason = Extract<Reason, { readonly consumer: Side }>;

/** A failure names the versions that it happened between; what nobody has verified is told once for all versions. */
function pactWords({ kind, consumer, provider }: PactReason): string {
  if (kind === 'failed') return `The verification of the pact between ${describe(consumer)} and ${describe(provider)} failed`;
  const [one, other] = [consumer, provider].map((side) => describe({ ...side, version: asksForAll(side) ? undefined : side.version }));
  return `There is no verified pact between ${one} and ${other}`;
}

const asksForAll = ({ selector }: Side): boolean => selector !== undefined && meansAllVersions(selector);

const unknownIgnored = ({ pacticipant, version }: { readonly pacticipant: string; readonly version?: string | undefined }): string =>
  version === undefined
    ? `WARN: Cannot ignore ${pacticipant}: there is no pacticipant of that name`
    : `WARN: Cannot ignore version ${version} of ${pacticipant}: there is no such version`;

function noSuchVersion(selector: MatrixSelector): string {
  const { pacticipant, version, environment } = selector;
  if (version !== undefined) return `No pacts or verifications have been published for version ${version} of ${pacticipant}`;
  if (environment !== undefined) return `No version of ${pacticipant} is recorded as deployed or released in ${environment}`;
  return `There is no version of ${pacticipant}${criterion(selector)}`;
}

/** `the latest version of petshop from branch main (1.2)` */
function describe({ name, selector, version, oneOfMany }: Side): string {
  if (selector === undefined) return version === undefined ? `any version of ${name}` : `version ${version} of ${name}`;
  if (selector.version !== undefined) return `version ${selector.version} of ${name}`;
  const narrowed = criterion(selector);
  const isLatest = selector.latest === true;
  if (narrowed === '' && !isLatest) return version === undefined ? `any version of ${name}` : `version ${version} of ${name}`;
  if (version === undefined && !oneOfMany)
    return `${isLatest ? 'the latest' : 'a'} version of ${name}${narrowed} (${nothingThere(selector)})`;
  const which = isLatest ? 'the latest version' : oneOfMany ? 'one of the versions' : 'the version';
  return `${which} of ${name}${narrowed}${version === undefined ? '' : ` (${version})`}`;
}

function criterion({ tag, branch, environment, mainBranch }: MatrixSelector): string {
  return [
    tag === undefined ? '' : ` with tag ${tag}`,
    branch === undefined ? '' : ` from branch ${branch}`,
    mainBranch === true ? ' from its main branch' : '',
    environment === undefined ? '' : ` currently in ${environment}`,
  ].join('');
}

function nothingThere({ environment, mainBranch }: MatrixSelector): string {
  if (environment !== undefined) return 'no version is recorded as deployed or released there: see pact broker record-deployment';
  return mainBranch === true ? 'it has no main branch, or no version on it' : 'no such version exists';
}
