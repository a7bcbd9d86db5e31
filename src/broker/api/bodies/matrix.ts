import { notices } from '../../domain/matrix/words.ts';
import type { Deployable } from '../../domain/matrix/judge.ts';
import { encodeMetadata } from '../../domain/metadata.ts';
import type { MatrixRow, VersionMarks, VersionRef } from '../../domain/types.ts';
import type { MatrixAnswer } from '../../store/ask-matrix.ts';
import { pacticipantUrl, pactUrl, pactVersionUrl, tagUrl, versionUrl } from '../addresses.ts';
import { time } from '../hal.ts';
import { embeddedEnvironment } from './environment.ts';
import type { VersionLike } from './version.ts';
import { branchMark } from './version.ts';

export type MarksById = ReadonlyMap<number, VersionMarks>;

/** The official form of a verdict knows only true, false and null. */
const deployableValues: Readonly<Record<Deployable, boolean | null>> = { yes: true, no: false, unknown: null };

export function matrixBody(base: string, { judgement, considered, ignored }: MatrixAnswer, marks: MarksById): object {
  const told = notices(judgement.reasons);
  return {
    summary: {
      deployable: deployableValues[judgement.deployable],
      reason: told.map(({ text }) => text).join('\n'),
      ...judgement.counts,
    },
    notices: told,
    matrix: [
      ...considered.map((row) => rowBody(base, row, marks)),
      ...ignored.map((row) => ({ ...rowBody(base, row, marks), ignored: true })),
    ],
  };
}

function rowBody(base: string, { publication, verification }: MatrixRow, marks: MarksById): object {
  const { consumer, consumerVersion, provider } = publication;
  const metadata = encodeMetadata({ consumerVersions: [consumerVersion.number] });
  const result = (number: number): string => pactVersionUrl(base, publication, 'metadata', metadata, 'verification-results', String(number));
  return {
    consumer: sideBody(base, marks, { name: consumer.name, version: consumerVersion }),
    provider: sideBody(base, marks, { name: provider.name, version: verification?.providerVersion }),
    pact: { createdAt: time(publication.createdAt), _links: { self: { href: pactUrl(base, publication) } } },
    verificationResult: verification && {
      success: verification.success,
      verifiedAt: time(verification.createdAt),
      _links: { self: { href: result(verification.number) } },
    },
  };
}

interface Side {
  readonly name: string;
  readonly version: VersionRef | undefined;
}

const sideBody = (base: string, marks: MarksById, { name, version }: Side): object => ({
  name,
  version: version === undefined ? null : versionOf(base, { number: version.number, pacticipant: { name } }, marks.get(version.id)),
  _links: { self: { href: pacticipantUrl(base, name) } },
});

function versionOf(base: string, version: VersionLike, marks: VersionMarks | undefined): object {
  const { number, pacticipant } = version;
  const { branches = [], tags = [], environments = [] } = marks ?? {};
  const branchVersions = branches.map((branch) => branchMark(base, version, branch));
  return {
    number,
    branch: branches.at(-1)?.name ?? null,
    branches: branchVersions,
    branchVersions,
    environments: environments.map((environment) => embeddedEnvironment(base, environment)),
    _links: { self: { href: versionUrl(base, pacticipant.name, number) } },
    tags: tags.map(({ name, latest }) => ({
      name,
      latest,
      _links: { self: { href: tagUrl(base, { pacticipant: pacticipant.name, version: number, tag: name }) } },
    })),
  };
}
