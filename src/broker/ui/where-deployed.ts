import type { Judgement } from '../domain/matrix/judge.ts';
import type { Environment, MatrixRow, Named, Publication, Recording } from '../domain/types.ts';
import { askMatrix, type MatrixAnswer } from '../store/ask-matrix.ts';
import { listEnvironments } from '../store/environments.ts';
import { listRecordings } from '../store/recordings.ts';
import type { Session } from '../store/store.ts';
import { kindOf } from './kinds.ts';

/** One environment as an integration sees it: may the consumer's latest version go there, and what is there now. */
export interface EnvironmentCell {
  readonly name: string;
  readonly verdict: 'deployable' | 'blocked' | 'unknown';
  /** Why, and on what kinds of evidence. */
  readonly reason: string;
  /** Versions deployed, or released and supported, there now. */
  readonly consumerVersions: readonly string[];
  readonly providerVersions: readonly string[];
}

/** For every integration's latest pact: may its consumer version go to each environment, and what is there. */
export async function whereDeployed(session: Session, publications: readonly Publication[]): Promise<CellsOf> {
  const environments = await listEnvironments(session);
  const recordings = await listRecordings(session, { current: true });
  const byVersion = new Map<number, readonly Answered[]>();
  for (const publication of publications) {
    const { id } = publication.consumerVersion;
    if (!byVersion.has(id)) byVersion.set(id, await answers(session, publication, environments));
  }
  return (publication) => (byVersion.get(publication.consumerVersion.id) ?? []).map((answered) => cell(publication, answered, recordings));
}

type CellsOf = (publication: Publication) => readonly EnvironmentCell[];

interface Answered {
  readonly environment: Environment;
  readonly answer: MatrixAnswer;
}

/** What can-i-deploy answers for a version, free of any policy about kinds of evidence. */
async function answers(session: Session, publication: Publication, environments: readonly Environment[]): Promise<readonly Answered[]> {
  const { consumer, consumerVersion } = publication;
  const selectors = [{ pacticipant: consumer.name, version: consumerVersion.number }];
  const question = { selectors, ignore: [], latestBy: 'cvpv', outcomes: undefined, limit: undefined } as const;
  const answered: Answered[] = [];
  for (const environment of environments) {
    const answer = await askMatrix(session, { ...question, destination: { environment: environment.name } });
    answered.push({ environment, answer });
  }
  return answered;
}

const verdicts: Readonly<Record<Judgement['deployable'], EnvironmentCell['verdict']>> = { yes: 'deployable', no: 'blocked', unknown: 'unknown' };

function cell(publication: Publication, { environment, answer }: Answered, recordings: readonly Recording[]): EnvironmentCell {
  const here = recordings.filter((recording) => recording.environment.id === environment.id);
  const providerVersions = versionsOf(here, publication.provider);
  return {
    name: environment.name,
    verdict: verdicts[answer.judgement.deployable],
    reason: reasonOf(publication, answer, providerVersions.length > 0),
    consumerVersions: versionsOf(here, publication.consumer),
    providerVersions,
  };
}

const versionsOf = (recordings: readonly Recording[], { id }: Named): readonly string[] => [
  ...new Set(recordings.filter(({ pacticipant }) => pacticipant.id === id).map(({ version }) => version.number)),
];

/** The reason that concerns this integration, else the one that stands in the way of its consumer. */
function reasonOf({ consumer, provider }: Publication, { judgement, considered }: MatrixAnswer, isThere: boolean): string {
  const problems = judgement.reasons.filter((reason) => 'consumer' in reason);
  const own = problems.find((problem) => problem.consumer.name === consumer.name && problem.provider.name === provider.name);
  const problem = own ?? problems[0];
  if (problem === undefined) return evidenceOf(considered);
  if (own === undefined) return `because of the pact of ${problem.consumer.name} with ${problem.provider.name}`;
  if (own.kind === 'failed') return `failed, ${evidenceOf(considered.filter((row) => hasFailed(row, provider)))}`;
  return isThere ? 'the version there has not verified this pact' : `no version of ${provider.name} there`;
}

const hasFailed = ({ publication, verification }: MatrixRow, { id }: Named): boolean =>
  publication.provider.id === id && verification?.success === false;

function evidenceOf(rows: readonly MatrixRow[]): string {
  const kinds = new Set(rows.flatMap(({ verification }) => (verification === null ? [] : [kindOf(verification.providerVersion.number)])));
  return kinds.size === 0 ? 'nothing there depends on it' : `on ${[...kinds].join(' and ')} evidence`;
}
