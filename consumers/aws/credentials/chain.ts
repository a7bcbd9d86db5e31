import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { property } from '../../shared/lenient.ts';
import { renewable, type RenewableCredentials, type RenewableSettings } from './renewable.ts';

/** A single sign-on that is not in the shared files. */
export interface SignOn {
  readonly ssoStartUrl: string;
  readonly ssoAccountId: string;
  readonly ssoRegion: string;
  readonly ssoRoleName: string;
}

export interface ChainOptions extends Omit<RenewableSettings, 'source'> {
  /** A section of the shared files; goes before `AWS_PROFILE`. */
  readonly profile?: string;
  readonly signOn?: SignOn;
  /** Where roles and sign-ons are asked for. Default: AWS's own for the region. */
  readonly clientConfig?: { readonly region?: string; readonly endpoint?: string };
  /** Called with the SDK's warnings, such as two sources that are at odds. */
  readonly warn?: (text: string) => void;
}

/**
 * The SDK's default chain: environment, single sign-on, shared files (with roles, processes and sign-ons in them), process, web identity,
 * container, instance metadata. The first link that has credentials gives them; where one has some and cannot use them, none after it is asked.
 */
export function chainCredentials({ profile, signOn, clientConfig, warn = () => {}, ...settings }: ChainOptions = {}): RenewableCredentials {
  const quiet = { trace: () => {}, debug: () => {}, info: () => {}, error: () => {} };
  const chain = fromNodeProviderChain({
    ...signOn,
    ...(profile === undefined ? {} : { profile }),
    ...(clientConfig === undefined ? {} : { clientConfig }),
    logger: { ...quiet, warn: (text: unknown) => warn(String(text)) },
  });
  // What is kept and when it is asked for again is decided in one place only.
  return renewable(() => chain({ forceRefresh: true }), { ...settings, source: (identity) => `chain: ${identity === undefined ? 'none' : linkOf(identity)}` });
}

/** The SDK's marks in credentials, the most telling first: a role is taken on with credentials that have a mark themselves. */
const links: readonly (readonly [mark: string, link: string])[] = [
  ['CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN', 'web identity'],
  ['CREDENTIALS_STS_ASSUME_ROLE', 'role of a profile'],
  ['CREDENTIALS_SSO_LEGACY', 'single sign-on'],
  ['CREDENTIALS_SSO', 'single sign-on'],
  ['CREDENTIALS_PROFILE_PROCESS', 'process of a profile'],
  ['CREDENTIALS_PROCESS', 'process'],
  ['CREDENTIALS_PROFILE', 'shared files'],
  ['CREDENTIALS_ENV_VARS', 'environment'],
  ['CREDENTIALS_HTTP', 'container'],
  ['CREDENTIALS_IMDS', 'instance metadata'],
];

/** Which link of the chain gave these credentials. */
function linkOf(identity: object): string {
  const marks = property(identity, '$source');
  return links.find(([mark]) => property(marks, mark) !== undefined)?.[1] ?? 'instance metadata';
}
