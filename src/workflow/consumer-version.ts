import { createHash } from 'node:crypto';
import type { Environment } from '../system/environment.ts';
import type { GitState } from './git.ts';

/** Under which version and branch this build's pacts are published. */
export interface ConsumerVersion {
  readonly version: string;
  /** Undefined on a detached HEAD outside CI, or without Git. */
  readonly branch: string | undefined;
  readonly mainBranch: string | undefined;
  readonly buildUrl: string | undefined;
}

/** `--version` and `--branch`. */
export interface AskedVersion {
  readonly version?: string | undefined;
  readonly branch?: string | undefined;
}

export interface VersionFacts {
  readonly asked: AskedVersion;
  readonly environment: Environment;
  readonly git: GitState | undefined;
  /** The texts of the pacts, in a stable order. */
  readonly pacts: readonly string[];
}

/**
 * What was asked for, else what CI says, else the commit. Where the tree differs from the commit, or there is none,
 * the pacts' own hash tells versions apart: publishing different content under one version would make verdicts unreliable.
 */
export function nameVersion({ asked, environment, git, pacts }: VersionFacts): ConsumerVersion {
  const ci = fromCi(environment);
  return {
    version: asked.version ?? ci.commit ?? localVersion(git, pacts),
    branch: asked.branch ?? ci.branch ?? git?.branch,
    mainBranch: git?.mainBranch,
    buildUrl: ci.buildUrl,
  };
}

function localVersion(git: GitState | undefined, pacts: readonly string[]): string {
  const hash = createHash('sha256').update(pacts.join('\0')).digest('hex').slice(0, 8);
  if (git === undefined) return `0.0.0-${hash}`;
  return git.dirty ? `${git.commit}-dirty.${hash}` : git.commit;
}

const commitVariables = ['GITHUB_SHA', 'CI_COMMIT_SHA', 'CIRCLE_SHA1', 'GIT_COMMIT', 'BUILD_SOURCEVERSION'];
const branchVariables = [
  'GITHUB_HEAD_REF',
  'GITHUB_REF_NAME',
  'CI_COMMIT_REF_NAME',
  'CIRCLE_BRANCH',
  'GIT_BRANCH',
  'BUILD_SOURCEBRANCHNAME',
];
const buildUrlVariables = ['CI_JOB_URL', 'CIRCLE_BUILD_URL', 'BUILD_URL'];

interface FromCi {
  readonly commit: string | undefined;
  readonly branch: string | undefined;
  readonly buildUrl: string | undefined;
}

/** CI services that are not listed follow the same habit: `<SERVICE>_COMMIT` with a full hash, `<SERVICE>_BRANCH`. */
function fromCi(environment: Environment): FromCi {
  if (environment['CI'] === undefined) return { commit: undefined, branch: undefined, buildUrl: undefined };
  const first = (variables: readonly string[]): string | undefined =>
    variables.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  const names = Object.keys(environment).toSorted();
  const commits = names.filter((name) => /^[A-Z]+_COMMIT$/.test(name) && /^[0-9a-f]{40}$/.test(environment[name] ?? ''));
  const branches = names.filter((name) => /^[A-Z]+_BRANCH$/.test(name));
  return {
    commit: first([...commitVariables, ...commits]),
    branch: first([...branchVariables, ...branches]),
    buildUrl: first(buildUrlVariables),
  };
}
