import { Failure } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import type { Json } from '../json/json.ts';
import { isArray, parseJson } from '../json/json.ts';
import type { JsonSlice } from '../json/lossless.ts';
import { itemSlices, memberSlice } from '../json/lossless.ts';
import { member } from '../json/pointer.ts';
import { slicePact } from '../pact/canonical.ts';
import type { MessageSource } from '../pact/message-source.ts';
import { sourceName, sourceOf } from '../pact/message-source.ts';
import { interactionPlace, isHttp, isMessage, readInteraction, readMessage, specificationVersion } from '../pact/read.ts';
import type { MatchingRules, ProviderState } from '../pact/types.ts';
import { providerStates } from '../pact/upgrade.ts';
import type { PactToVerify, VerifiedInteraction, VerifyFilter } from './types.ts';

/** One interaction of one pact; the index names it on its whole way through the verifier. */
export interface Planned {
  readonly index: number;
  readonly pact: PactToVerify;
  readonly identity: Pick<VerifiedInteraction, 'consumer' | 'provider' | 'description' | 'interactionId' | 'states' | 'operation'>;
  readonly states: readonly ProviderState[];
  readonly isPending: boolean;
  /** What the consumer of a message relies on beside its contents, as the pact spells it. */
  readonly metadataNames: readonly string[];
  /** For what is never replayed: it is counted, and said to be skipped. */
  readonly replay: Replay | Skip;
}

/** Why something is not replayed. */
export type Skip = 'interaction.unsupported' | 'message.unsourced' | 'message.vendor-sends';

export const isReplay = (replay: Replay | Skip): replay is Replay => typeof replay !== 'string';

export interface Replay {
  /** As the pact has it, every digit kept. */
  readonly slice: JsonSlice;
  readonly metadata: JsonSlice | undefined;
  readonly version: number;
  /** What the message is; undefined for what goes over HTTP. */
  readonly source: MessageSource | undefined;
  readonly expectedBody: Json | undefined;
  readonly bodyRules: MatchingRules['body'];
}

/** Everything that is to be verified, in order. Nothing at all is never a success. */
export function planReplay(pacts: readonly PactToVerify[], filter: VerifyFilter = {}): readonly Planned[] {
  const all = pacts.flatMap(interactionsOf);
  if (all.length === 0) {
    const what = pacts.length === 0 ? 'there are no pacts' : 'the pacts hold no interactions';
    const fix = 'publish or name at least one pact';
    throw new Failure(`nothing was verified: ${what}`, { code: 'verify.nothing', kind: 'unknown', fix });
  }
  const chosen = all.filter((planned) => fits(planned, filter));
  if (chosen.length === 0) throw nothingFits(all, filter);
  return chosen.map((planned, index) => ({ ...planned, index }));
}

function interactionsOf(pact: PactToVerify): readonly Planned[] {
  const root = parseJson(pact.content, pact.id);
  const slices = slicePact(pact.content, pact.id);
  const version = specificationVersion(root);
  const file: File = { pact, version, metadata: memberSlice(slices, 'metadata') };
  return (['interactions', 'messages'] as const).flatMap((list) => {
    const listed = itemSlices(memberSlice(slices, list));
    return listOf(root, list).map((raw, index) => planned(pact, raw, replayOf(file, raw, { slice: listed[index], list, index })));
  });
}

interface File extends Pick<Replay, 'version' | 'metadata'> {
  readonly pact: PactToVerify;
}

interface Listed {
  readonly slice: JsonSlice | undefined;
  readonly list: 'interactions' | 'messages';
  readonly index: number;
}

/** Reading it checks its form too: what is malformed is reported with its place, before anything is sent. */
function replayOf({ pact, version, metadata }: File, raw: Json, { slice, list, index }: Listed): Replay | Skip {
  const from = { isV4: version >= 4, place: interactionPlace(pact.id, index, list) };
  if (slice === undefined) return 'interaction.unsupported';
  const common = { slice, metadata, version };
  if (list === 'messages' || isMessage(raw)) {
    const message = readMessage(raw, from);
    const source = sourceOf(message);
    if (source === undefined) return 'message.unsourced';
    return { ...common, source, expectedBody: message.contents?.content, bodyRules: message.matchingRules?.body };
  }
  if (!isHttp(raw)) return 'interaction.unsupported';
  const { response } = readInteraction(raw, from);
  return { ...common, source: undefined, expectedBody: response.body?.content, bodyRules: response.matchingRules?.body };
}

const listOf = (root: Json, key: string): readonly Json[] => {
  const list = member(root, key);
  return isArray(list) ? list : [];
};

function planned(pact: PactToVerify, raw: Json, replay: Replay | Skip): Planned {
  const states = providerStates(raw);
  const source = isReplay(replay) ? replay.source : undefined;
  const operation = source === undefined ? member(member(member(member(raw, 'comments'), 'references'), 'openapi'), 'operationId') : sourceName(source);
  const id = member(raw, '_id');
  const description = member(raw, 'description');
  return {
    index: -1,
    pact,
    identity: {
      consumer: pact.consumer,
      provider: pact.provider,
      description: typeof description === 'string' ? description : '',
      states: states.map(({ name }) => name),
      ...(typeof id === 'string' ? { interactionId: id } : {}),
      ...(typeof operation === 'string' ? { operation } : {}),
    },
    states,
    metadataNames: Object.keys(Object(member(raw, 'metadata') ?? member(raw, 'metaData') ?? {})),
    isPending: pact.pending === true || member(raw, 'pending') === true,
    replay,
  };
}

function fits({ identity }: Planned, { operation, description, state }: VerifyFilter): boolean {
  if (operation !== undefined && identity.operation !== operation) return false;
  if (description !== undefined && !contains(identity.description, description)) return false;
  return state === undefined || identity.states.some((name) => contains(name, state));
}

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

function nothingFits(all: readonly Planned[], { operation, description, state }: VerifyFilter): Failure {
  const tried = [
    wanted('operation', operation, all.flatMap(({ identity }) => identity.operation ?? [])),
    wanted('description', description, all.map(({ identity }) => identity.description)),
    wanted('state', state, all.flatMap(({ identity }) => identity.states)),
  ];
  const message = `nothing was verified: none of the ${all.length} interactions has ${tried.flat().join(' and ')}`;
  return new Failure(message, { code: 'verify.filter', kind: 'unknown' });
}

const wanted = (what: string, name: string | undefined, known: readonly string[]): readonly string[] =>
  name === undefined ? [] : [`the ${what} ${JSON.stringify(name)} (${suggest(name, known)})`];
