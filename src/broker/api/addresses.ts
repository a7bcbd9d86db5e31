/** Every address that the API hands out. A base is where the broker is for the client that asks. */
type Base = string;

export interface Pair {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
}

/** Path segments, each encoded whole: a name may contain slashes. */
const at = (base: Base, ...segments: readonly string[]): string => `${base}/${segments.map(encodeSegment).join('/')}`;

/** Everything outside RFC 3986's unreserved characters, as Ruby does. */
export const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

export const pacticipantUrl = (base: Base, name: string): string => at(base, 'pacticipants', name);
export const versionUrl = (base: Base, name: string, version: string): string => at(base, 'pacticipants', name, 'versions', version);
export const branchUrl = (base: Base, name: string, branch: string): string => at(base, 'pacticipants', name, 'branches', branch);
export const branchVersionUrl = (
  base: Base,
  of: { readonly pacticipant: string; readonly branch: string; readonly version: string },
): string => at(base, 'pacticipants', of.pacticipant, 'branches', of.branch, 'versions', of.version);
export const tagUrl = (base: Base, of: { readonly pacticipant: string; readonly version: string; readonly tag: string }): string =>
  at(base, 'pacticipants', of.pacticipant, 'versions', of.version, 'tags', of.tag);
export const labelUrl = (base: Base, name: string, label: string): string => at(base, 'pacticipants', name, 'labels', label);

export const environmentUrl = (base: Base, uuid: string): string => at(base, 'environments', uuid);
export const deployedVersionUrl = (base: Base, uuid: string): string => at(base, 'deployed-versions', uuid);
export const releasedVersionUrl = (base: Base, uuid: string): string => at(base, 'released-versions', uuid);

export const pairUrl = (base: Base, { consumer, provider }: Pair, ...rest: readonly string[]): string =>
  at(base, 'pacts', 'provider', provider.name, 'consumer', consumer.name, ...rest);
export const pactUrl = (
  base: Base,
  pact: Pair & { readonly consumerVersion: { readonly number: string } },
  ...rest: readonly string[]
): string => pairUrl(base, pact, 'version', pact.consumerVersion.number, ...rest);
export const pactVersionUrl = (base: Base, pact: Pair & { readonly sha: string }, ...rest: readonly string[]): string =>
  pairUrl(base, pact, 'pact-version', pact.sha, ...rest);
export const resultUrl = (base: Base, result: Pair & { readonly sha: string; readonly number: number }): string =>
  pactVersionUrl(base, result, 'verification-results', String(result.number));
