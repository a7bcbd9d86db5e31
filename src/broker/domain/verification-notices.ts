import type { Reason } from './selectors.ts';
import type { Ground, VerifiablePact } from './verifiable-pacts.ts';

/** Who is about to verify. */
export interface ProviderLine {
  readonly provider: string;
  readonly branch: string | null;
  readonly tags: readonly string[];
}

/** What the verifier prints, and when; `when` is read by programs. */
export interface VerificationNotice {
  readonly when: string;
  readonly text: string;
}

export interface NoticeOptions {
  readonly line: ProviderLine;
  readonly pactUrl: string;
  readonly includePending: boolean;
}

/** Why the pact is verified, whether a failure will count, and afterwards what the result changed. */
export function verificationNotices(pact: VerifiablePact, options: NoticeOptions): readonly VerificationNotice[] {
  const included = { when: 'before_verification', text: pact.wip ? wipText(pact, options) : selectedText(pact, options.pactUrl) };
  if (!options.includePending) return [included];
  const state = { when: 'before_verification', text: pact.pending ? pendingText(pact, options.line) : settledText(options.line) };
  return [included, state, ...(pact.pending ? afterwards(options.line) : [])];
}

function selectedText({ grounds, publication }: VerifiablePact, url: string): string {
  const several = grounds.length > 1;
  const intro = `The pact at ${url} is being verified because its content belongs to the consumer ${several ? 'versions that fit these criteria' : 'version that fits this criterion'}:`;
  return [intro, ...grounds.map((ground) => `    * ${groundText(ground, publication.consumer.name)}`)].join('\n');
}

const groundTexts: Readonly<Record<Reason['kind'], (mark: string, consumer: string) => string>> = {
  latest: (_mark, consumer) => `latest version of ${consumer} that has a pact with this provider`,
  mainBranch: (mark, consumer) => `latest version of ${consumer} from its main branch '${mark}'`,
  branch: (mark, consumer) => `latest version of ${consumer} from branch '${mark}'`,
  latestTag: (mark, consumer) => `latest version of ${consumer} tagged '${mark}'`,
  tag: (mark, consumer) => `version of ${consumer} tagged '${mark}'`,
  deployed: (mark, consumer) => `version of ${consumer} deployed to ${mark} now`,
  released: (mark, consumer) => `version of ${consumer} released to and supported in ${mark}`,
};

function groundText({ reason, version }: Ground, consumer: string): string {
  const instead = reason.insteadOf === undefined ? '' : `, because there is no pact for '${reason.insteadOf}'`;
  return `${groundTexts[reason.kind](reason.mark, consumer)} (${version})${instead}`;
}

function wipText({ grounds, publication }: VerifiablePact, { line, pactUrl }: NoticeOptions): string {
  const where = grounds
    .map(({ reason }) => (reason.kind === 'branch' ? `from branch '${reason.mark}'` : `tagged '${reason.mark}'`))
    .join(' and ');
  return (
    `The pact at ${pactUrl} is being verified as work in progress: it is the pact of the latest version of ${publication.consumer.name} ${where}, ` +
    `and no selector has yet led to a successful verification of it by ${oneVersion(line)}. See https://docs.pact.io/go/wip`
  );
}

function pendingText({ wip }: VerifiablePact, line: ProviderLine): string {
  const why = wip ? 'it is work in progress' : `no successful result has been published for it by ${oneVersion(line)}`;
  return `This pact is pending for ${line.provider}: ${why}. If the verification fails, the build does not. See https://docs.pact.io/go/pending`;
}

const settledText = (line: ProviderLine): string =>
  `This pact has been verified successfully by ${oneVersion(line)} before. If the verification fails now, so does the build. See https://docs.pact.io/go/pending`;

function afterwards(line: ProviderLine): readonly VerificationNotice[] {
  const still = `This pact stays pending for ${anyVersion(line)}:`;
  const failed = `${still} no successful result has been published.`;
  return [
    { when: 'after_verification:success_true_published_false', text: `${still} the successful result has not been published.` },
    { when: 'after_verification:success_false_published_false', text: failed },
    {
      when: 'after_verification:success_true_published_true',
      text: `This pact is no longer pending for ${anyVersion(line)}: a successful result has been published. From now on a failure fails the build.`,
    },
    { when: 'after_verification:success_false_published_true', text: failed },
  ];
}

const oneVersion = (line: ProviderLine): string => versionText(line, 'a');
const anyVersion = (line: ProviderLine): string => versionText(line, 'any');

function versionText({ provider, branch, tags }: ProviderLine, article: string): string {
  if (branch !== null) return `${article} version of ${provider} from branch '${branch}'`;
  return tags.length === 0 ? provider : `${article} version of ${provider} with tag ${tags.map((tag) => `'${tag}'`).join(' or ')}`;
}
