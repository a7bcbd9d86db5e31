import { isArray, isObject, parseJson } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { MatchRequest } from '../../pact/matching/message.ts';
import { compilePath, compileRequest } from '../../pact/matching/message.ts';
import { interactionPlace, isHttp, readInteraction, specificationVersion } from '../../pact/read.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Endpoint } from '../endpoint.ts';

/** A pact that is served: the vendor as one consumer knows it. */
export interface ServedPact {
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly Served[];
  /** How many interactions are not over HTTP, which are passed over. */
  readonly skipped: number;
}

/** One interaction, made ready for many requests. */
export interface Served {
  readonly interaction: Interaction;
  readonly match: MatchRequest;
  readonly isAt: (path: string) => boolean;
  /** What stands for it where documents have operations: in faults, by its description, and in the journal. */
  readonly endpoint: Endpoint;
  /** `consumer-provider.json#/interactions/3` */
  readonly place: string;
}

/** The pact in a text; undefined where the text is none, and may be a document. Throws a `Failure` for a pact that breaks its form. */
export function servedPact(text: string, file: string): ServedPact | undefined {
  const root = jsonIn(text, file);
  const interactions = member(root, 'interactions');
  if (!isArray(interactions) || !isObject(member(root, 'consumer')) || !isObject(member(root, 'provider'))) return undefined;
  const isV4 = specificationVersion(root ?? null) >= 4;
  const [consumer, provider] = [nameOf(root, 'consumer'), nameOf(root, 'provider')];
  const about = { file, title: `${provider} as ${consumer} knows it`, root: isObject(root) ? root : {} };
  const overHttp = interactions.flatMap((raw, index) => (isHttp(raw) ? [{ raw, index }] : []));
  return {
    file,
    consumer,
    provider,
    interactions: overHttp.map(({ raw, index }) => served(readInteraction(raw, { isV4, place: interactionPlace(file, index) }), index, about)),
    skipped: interactions.length - overHttp.length,
  };
}

/** The states that a pact's interactions speak of. */
export const statesIn = ({ interactions }: ServedPact): readonly string[] =>
  interactions.flatMap(({ interaction }) => interaction.providerStates.map(({ name }) => name));

/** Most documents are YAML; whether a text is good JSON is for their reader to say. */
function jsonIn(text: string, file: string): Json | undefined {
  try {
    return /^\s*\{/.test(text.slice(0, 1000).replace(/^\uFEFF/, '')) ? parseJson(text, file) : undefined;
  } catch {
    return undefined;
  }
}

const nameOf = (root: Json | undefined, role: string): string => {
  const name = member(member(root, role), 'name');
  return typeof name === 'string' ? name : role;
};

type About = Pick<Endpoint['document'], 'file' | 'title' | 'root'>;

function served(interaction: Interaction, index: number, about: About): Served {
  const pointer = joinPointer('/interactions', index);
  const { request } = interaction;
  const matchPath = compilePath(request);
  return {
    interaction,
    match: compileRequest(request),
    isAt: (path) => matchPath(path).length === 0,
    endpoint: standIn(interaction, pointer, about),
    place: `${about.file}#${pointer}`,
  };
}

/** An operation of which nothing is documented: what the stub does to operations can be done to interactions. */
function standIn({ description, request: { method, path } }: Interaction, pointer: string, about: About): Endpoint {
  const unsaid = { version: '0', openapi: '3.1', declared: '', sha256: '', text: undefined, files: new Map(), problems: [], literals: new Map() } as const;
  const document = { ...about, ...unsaid };
  const place = { pointer, value: null };
  const operation = { id: description, method, path, place, parameters: [], body: undefined, responses: [], security: [] };
  return { served: { document }, document, operation };
}
