import { Failure, badInput } from '../failure/failure.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject, parseJson } from '../json/json.ts';
import { joinPointer, member } from '../json/pointer.ts';
import { upgradeInteraction } from './upgrade.ts';
import type { Interaction, Pact } from './types.ts';

/** Where in which file a value stands; part of every refusal. */
export interface PactPlace {
  readonly file: string;
  readonly pointer: string;
}

/** Reads a pact of any version of the Pact specification into its V4 form. */
export function readPact(text: string, file: string): Pact {
  const root = parseJson(text, file);
  const top = { file, pointer: '' };
  if (!isObject(root)) throw wrong(top, 'is not a pact: an object with consumer, provider and interactions is expected');
  const metadata = member(root, 'metadata');
  const interactions = interactionsOf(root, top);
  const isV4 = specificationVersion(root) >= 4;
  return {
    consumer: { name: nameOf(root, 'consumer', top) },
    provider: { name: nameOf(root, 'provider', top) },
    interactions: interactions.map((raw, index) => readInteraction(raw, { isV4, place: interactionPlace(file, index) })),
    metadata: { ...(isObject(metadata) ? metadata : {}), pactSpecification: { version: '4.0' } },
  };
}

export const interactionPlace = (file: string, index: number): PactPlace => ({ file, pointer: joinPointer('/interactions', index) });

/** The major version that the file names; where it names none, what its form shows. */
export function specificationVersion(root: Json): number {
  const metadata = member(root, 'metadata');
  const version =
    member(member(metadata, 'pactSpecification'), 'version') ??
    member(member(metadata, 'pact-specification'), 'version') ??
    member(metadata, 'pactSpecificationVersion');
  const major = typeof version === 'string' ? Number.parseInt(version, 10) : Number.NaN;
  if (!Number.isNaN(major)) return major;
  const interactions = member(root, 'interactions');
  return isArray(interactions) && interactions.some((interaction) => typeof member(interaction, 'type') === 'string') ? 4 : 2;
}

/** Interactions over HTTP; before V4 there were no others in this list. */
export const isHttp = (raw: Json): boolean => [undefined, 'Synchronous/HTTP'].some((type) => type === member(raw, 'type'));

/** Checks one interaction and brings it into its V4 form. */
export function readInteraction(raw: Json, from: { readonly isV4: boolean; readonly place: PactPlace }): Interaction {
  const { place, isV4 } = from;
  if (!isObject(raw)) throw wrong(place, 'is not an interaction: an object is expected');
  if (!isHttp(raw)) throw unsupported(place, raw);
  const description = member(raw, 'description');
  if (typeof description !== 'string') throw wrong(within(place, 'description'), 'an interaction needs a description');
  checkMessage(raw, 'request', place);
  checkMessage(raw, 'response', place);
  return upgradeInteraction(raw, { description, isV4 });
}

function interactionsOf(root: JsonObject, top: PactPlace): readonly Json[] {
  const interactions = member(root, 'interactions');
  if (isArray(interactions)) return interactions;
  if (interactions === undefined && isArray(member(root, 'messages'))) {
    throw badInput('pact.messages', 'holds messages; only interactions over HTTP are read', { place: placeText(within(top, 'messages')) });
  }
  throw wrong(within(top, 'interactions'), 'a pact has a list of interactions');
}

function nameOf(root: JsonObject, role: 'consumer' | 'provider', top: PactPlace): string {
  const name = member(member(root, role), 'name');
  if (typeof name === 'string' && name.trim() !== '') return name;
  throw wrong(within(within(top, role), 'name'), `a pact names its ${role}`);
}

const expectedTypes = { method: 'string', path: 'string', status: 'number', matchingRules: 'object', generators: 'object' } as const;

/** What upgrading relies on: the parts that have one form only are of that form. */
function checkMessage(raw: JsonObject, part: 'request' | 'response', place: PactPlace): void {
  const message = member(raw, part);
  if (!isObject(message)) throw wrong(within(place, part), `an interaction needs a ${part}`);
  for (const [key, type] of Object.entries(expectedTypes)) {
    const value = member(message, key);
    if (value === undefined || (type === 'object' ? isObject(value) : typeof value === type)) continue;
    const expected = `${type === 'object' ? 'an' : 'a'} ${type}`;
    throw wrong(within(within(place, part), key), `${key} must be ${expected}, not ${JSON.stringify(value).slice(0, 40)}`);
  }
}

const within = (place: PactPlace, key: string): PactPlace => ({ file: place.file, pointer: joinPointer(place.pointer, key) });

const placeText = (place: PactPlace): string => (place.pointer === '' ? place.file : `${place.file}#${place.pointer}`);

const wrong = (place: PactPlace, message: string): Failure =>
  badInput('pact.shape', message, { place: placeText(place), fix: 'let a Pact library or `vendorproof generate` write the file' });

function unsupported(place: PactPlace, raw: Json): Failure {
  const [name, type] = ['description', 'type'].map((key) => JSON.stringify(member(raw, key)));
  return badInput('pact.messages', `${name} is of type ${type}; only interactions over HTTP are read`, { place: placeText(place) });
}
