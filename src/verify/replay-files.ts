import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { JsonSlice } from '../json/lossless.ts';
import { memberSlice, objectText } from '../json/lossless.ts';
import type { Planned, Replay } from './plan.ts';
import { isReplay } from './plan.ts';

/** The header that says which interaction a request belongs to; it ends at the forwarder. */
export const marker = 'vendorproof-interaction';

/** The native verifier's time grows with the square of a file's interactions; around 25 is the cheapest. */
const perFile = 25;

/** Interactions that go into one file: of one specification version and one set of plugins. */
export function chunksOf(interactions: readonly Planned[]): readonly (readonly Planned[])[] {
  const groups = Map.groupBy(interactions.filter(({ replay }) => isReplay(replay)), ({ replay }) => (isReplay(replay) ? (replay.metadata?.text ?? '') : ''));
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / perFile) }, (_, index) => group.slice(index * perFile, (index + 1) * perFile)),
  );
}

/**
 * A pact file with numbers in place of names: what the verifier reports and what arrives at the forwarder can
 * then be told apart whatever the names are, even where two are the same.
 */
export function replayFile(chunk: readonly Planned[]): string {
  const replays = chunk.flatMap(({ replay, ...planned }) => (isReplay(replay) ? [{ ...planned, replay }] : []));
  // A file of V3 has messages or interactions, never both.
  const list = replays.some(({ replay }) => replay.source !== undefined && replay.version < 4) ? 'messages' : 'interactions';
  return objectText([
    ['consumer', '{"name":"consumer"}'],
    [list, `[${replays.map(interactionText).join(',')}]`],
    ['metadata', replays[0]?.replay.metadata?.text ?? '{}'],
    ['provider', '{"name":"provider"}'],
  ]);
}

/** Names of provider states in a replay file: `<index of the interaction>:<position of the state>`. */
const stateName = (index: number, position: number): string => `${index}:${position}`;

/** Not a number where the name is not one of ours. */
export function parseStateName(name: string): readonly [index: number, position: number] {
  const [, index, position] = /^(\d+):(\d+)$/.exec(name) ?? [];
  return [Number(index), Number(position)];
}

const rewritten = ['description', 'providerStates', 'providerState', 'provider_state', 'request'];

function interactionText({ index, states, replay }: Omit<Planned, 'replay'> & { readonly replay: Replay }): string {
  if (replay.slice.kind !== 'object') return '{}';
  const kept = replay.slice.members.filter(({ key }) => !rewritten.includes(key));
  const numbered = states.map(({ params = {} }, position) => ({ name: stateName(index, position), params }));
  return objectText([
    ...kept.map(({ key, value }) => [key, value.text] as const),
    ['description', JSON.stringify(String(index))],
    replay.version >= 3 ? ['providerStates', JSON.stringify(numbered)] : ['providerState', JSON.stringify(numbered[0]?.name ?? '')],
    ...(replay.source === undefined ? [['request', markedRequest(replay, index)] as const] : []),
  ]);
}

/** The request with one more header. */
function markedRequest({ slice, version }: Replay, index: number): string {
  const request = memberSlice(slice, 'request');
  const mark = [marker, version >= 4 ? `["${index}"]` : `"${index}"`] as const;
  const others = membersOf(request).filter(([key]) => key !== 'headers');
  return objectText([...others, ['headers', objectText([...membersOf(memberSlice(request, 'headers')), mark])]]);
}

const membersOf = (slice: JsonSlice | undefined): readonly (readonly [string, string])[] =>
  slice?.kind === 'object' ? slice.members.map(({ key, value }) => [key, value.text]) : [];

export interface ReplayFolder {
  /** Writes a file and returns its path. */
  write(name: string, text: string): Promise<string>;
  /**
   * The verifier reads all certificates that the system trusts anew for every interaction, although it only calls
   * loopback. With one certificate to read it is three times as fast; with none it fails.
   */
  readonly certificates: { readonly SSL_CERT_FILE: string; readonly SSL_CERT_DIR: string };
  remove(): Promise<void>;
}

/** A temporary folder for one verification. */
export async function replayFolder(): Promise<ReplayFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'vendorproof-verify-'));
  const certificates = { SSL_CERT_FILE: join(folder, 'one-certificate.pem'), SSL_CERT_DIR: join(folder, 'no-certificates') };
  await mkdir(certificates.SSL_CERT_DIR);
  await writeFile(certificates.SSL_CERT_FILE, `${rootCertificates[0] ?? ''}\n`);
  return {
    certificates,
    async write(name, text) {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
