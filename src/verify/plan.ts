import { Failure } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import type { Json } from '../json/json.ts';
import { isArray, parseJson } from '../json/json.ts';
import type { JsonSlice } from '../json/lossless.ts';
import { itemSlices, memberSlice } from '../json/lossless.ts';
import { member } from '../json/pointer.ts';
import { slicePact } from '../pact/canonical.ts';
import { interactionPlace, isHttp, readInteraction, specificationVersion } from '../pact/read.ts';
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
  /** Undefined for what is not over HTTP: it is counted, never replayed. */
  readonly replay: Replay | undefined;
}

export interface Replay {
  /** As the pact has it, every digit kept. */
  readonly slice: JsonSlice;
  readonly metadata: JsonSlice | undefined;
  readonly version: number;
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
  const common = { metadata: memberSlice(slices, 'metadata'), version };
  const interactionSlices = itemSlices(memberSlice(slices, 'interactions'));
  const interactions = listOf(root, 'interactions').map((raw, index) => {
    const slice = interactionSlices[index];
    if (slice === undefined || !isHttp(raw)) return planned(pact, raw, undefined);
    // Reading it checks its form too: what is malformed is reported with its place, before anything is sent.
    const { response } = readInteraction(raw, { isV4: version >= 4, place: interactionPlace(pact.id, index) });
    return planned(pact, raw, { ...common, slice, expectedBody: response.body?.content, bodyRules: response.matchingRules?.body });
  });
  return [...interactions, ...listOf(root, 'messages').map((raw) => planned(pact, raw, undefined))];
}

const listOf = (root: Json, key: string): readonly Json[] => {
  const list = member(root, key);
  return isArray(list) ? list : [];
};

function planned(pact: PactToVerify, raw: Json, replay: Replay | undefined): Planned {
  const states = providerStates(raw);
  const operation = member(member(member(member(raw, 'comments'), 'references'), 'openapi'), 'operationId');
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
