import type { Environment, Publication, Recording, VersionRef } from '../domain/types.ts';
import type { VersionResult } from '../store/overview.ts';
import { kindOf, type Kind } from './kinds.ts';

/** One environment as an integration sees it: could its latest pact go there, and what is there now. */
export interface EnvironmentCell {
  readonly name: string;
  readonly verdict: 'deployable' | 'blocked' | 'unknown';
  /** The kinds of evidence that the verdict rests on. */
  readonly kinds: readonly Kind[];
  readonly reason: string;
  /** Versions deployed, or released and supported, there now. */
  readonly consumerVersions: readonly string[];
  readonly providerVersions: readonly string[];
}

interface Situation {
  readonly publication: Publication;
  readonly recordings: readonly Recording[];
  readonly results: readonly VersionResult[];
}

/** The answer of can-i-deploy for one integration alone, free of any policy about kinds of evidence. */
export type { Kind };
export function environmentCell(environment: Environment, { publication, recordings, results }: Situation): EnvironmentCell {
  const versionsOf = (pacticipant: { readonly id: number }): readonly VersionRef[] =>
    recordings.filter((it) => it.environment.id === environment.id && it.pacticipant.id === pacticipant.id).map(({ version }) => version);
  const providers = versionsOf(publication.provider);
  return {
    name: environment.name,
    ...decide(publication, providers, results),
    consumerVersions: numbers(versionsOf(publication.consumer)),
    providerVersions: numbers(providers),
  };
}

type Decision = Pick<EnvironmentCell, 'verdict' | 'kinds' | 'reason'>;

function decide({ provider, pactVersionId }: Publication, deployed: readonly VersionRef[], results: readonly VersionResult[]): Decision {
  if (deployed.length === 0) return { verdict: 'unknown', kinds: [], reason: `no version of ${provider.name} there` };
  const verified = deployed.flatMap((version) => {
    const result = results.find((it) => it.pactVersionId === pactVersionId && it.providerVersionId === version.id);
    return result === undefined ? [] : [{ version, success: result.success, kind: kindOf(version.number) }];
  });
  if (verified.length === 0) return { verdict: 'unknown', kinds: [], reason: 'the version there has not verified this pact' };
  const failed = verified.filter(({ success }) => !success);
  const kinds = [...new Set((failed.length > 0 ? failed : verified).map(({ kind }) => kind))];
  const evidence = `${kinds.join(' and ')} evidence`;
  if (failed.length > 0) return { verdict: 'blocked', kinds, reason: `failed, on ${evidence}` };
  return { verdict: 'deployable', kinds, reason: `on ${evidence}` };
}

const numbers = (versions: readonly VersionRef[]): readonly string[] => [...new Set(versions.map(({ number }) => number))];
