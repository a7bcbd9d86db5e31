import { Failure, badInput } from '../failure/failure.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject, parseJson } from '../json/json.ts';
import { joinPointer, member } from '../json/pointer.ts';
import { setOrigin } from './origin.ts';
import { upgradeInteraction, upgradeMessage } from './upgrade.ts';
import type { Interaction, MessageInteraction, Pact } from './types.ts';

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
  const isV4 = specificationVersion(root) >= 4;
  const listed = placedIn(root, top);
  const isOfMessage = ({ raw, place }: Listed): boolean => isMessage(raw) || place.pointer.startsWith('/messages/');
  return {
    consumer: { name: nameOf(root, 'consumer', top) },
    provider: { name: nameOf(root, 'provider', top) },
    interactions: listed.filter((one) => !isOfMessage(one)).map(({ raw, place }) => setOrigin(readInteraction(raw, { isV4, place }), place.pointer)),
    messages: listed.filter(isOfMessage).map(({ raw, place }) => setOrigin(readMessage(raw, { isV4, place }), place.pointer)),
    metadata: { ...(isObject(metadata) ? metadata : {}), pactSpecification: { version: '4.0' } },
  };
}

/** V3 lists messages apart from interactions. */
export const interactionPlace = (file: string, index: number, list: 'interactions' | 'messages' = 'interactions'): PactPlace =>
  ({ file, pointer: joinPointer('', list, index) });

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

/** Messages among V4's interactions. */
export const isMessage = (raw: Json): boolean => member(raw, 'type') === 'Asynchronous/Messages';

/** Checks one interaction and brings it into its V4 form. */
export function readInteraction(raw: Json, from: { readonly isV4: boolean; readonly place: PactPlace }): Interaction {
  const { place, isV4 } = from;
  if (!isObject(raw)) throw wrong(place, 'is not an interaction: an object is expected');
  if (!isHttp(raw)) throw unsupported(place, raw);
  const description = descriptionOf(raw, place);
  checkSide(raw, 'request', place);
  checkSide(raw, 'response', place);
  return upgradeInteraction(raw, { description, isV4 });
}

/** The same for a message, of V4's list or of V3's own. */
export function readMessage(raw: Json, { place, isV4 }: { readonly isV4: boolean; readonly place: PactPlace }): MessageInteraction {
  if (!isObject(raw)) throw wrong(place, 'is not a message: an object is expected');
  const description = descriptionOf(raw, place);
  checkParts(raw, { matchingRules: 'object', generators: 'object', metadata: 'object', metaData: 'object' }, place);
  return upgradeMessage(raw, { description, isV4 });
}

function descriptionOf(raw: JsonObject, place: PactPlace): string {
  const description = member(raw, 'description');
  if (typeof description === 'string') return description;
  throw wrong(within(place, 'description'), 'an interaction needs a description');
}

interface Listed {
  readonly raw: Json;
  readonly place: PactPlace;
}

/** Everything that a file lists, and where. */
function placedIn(root: JsonObject, top: PactPlace): readonly Listed[] {
  const interactions = member(root, 'interactions');
  const messages = member(root, 'messages');
  if (!isArray(interactions) && !(interactions === undefined && isArray(messages))) throw wrong(within(top, 'interactions'), 'a pact has a list of interactions');
  const listed = (list: Json | undefined, name: 'interactions' | 'messages'): readonly Listed[] =>
    isArray(list) ? list.map((raw, index) => ({ raw, place: interactionPlace(top.file, index, name) })) : [];
  return [...listed(interactions, 'interactions'), ...listed(messages, 'messages')];
}

function nameOf(root: JsonObject, role: 'consumer' | 'provider', top: PactPlace): string {
  const name = member(member(root, role), 'name');
  if (typeof name === 'string' && name.trim() !== '') return name;
  throw wrong(within(within(top, role), 'name'), `a pact names its ${role}`);
}

const expectedTypes = { method: 'string', path: 'string', status: 'number', matchingRules: 'object', generators: 'object' } as const;

/** What upgrading relies on: the parts that have one form only are of that form. */
function checkSide(raw: JsonObject, part: 'request' | 'response', place: PactPlace): void {
  const side = member(raw, part);
  if (!isObject(side)) throw wrong(within(place, part), `an interaction needs a ${part}`);
  checkParts(side, expectedTypes, within(place, part));
}

function checkParts(raw: JsonObject, types: Readonly<Record<string, 'string' | 'number' | 'object'>>, place: PactPlace): void {
  for (const [key, type] of Object.entries(types)) {
    const value = member(raw, key);
    if (value === undefined || (type === 'object' ? isObject(value) : typeof value === type)) continue;
    const expected = `${type === 'object' ? 'an' : 'a'} ${type}`;
    throw wrong(within(place, key), `${key} must be ${expected}, not ${JSON.stringify(value).slice(0, 40)}`);
  }
}

const within = (place: PactPlace, key: string): PactPlace => ({ file: place.file, pointer: joinPointer(place.pointer, key) });

const placeText = (place: PactPlace): string => (place.pointer === '' ? place.file : `${place.file}#${place.pointer}`);

const wrong = (place: PactPlace, message: string): Failure =>
  badInput('pact.shape', message, { place: placeText(place), fix: 'let a Pact library or `vendorproof generate` write the file' });

function unsupported(place: PactPlace, raw: Json): Failure {
  const [name, type] = ['description', 'type'].map((key) => JSON.stringify(member(raw, key)));
  return badInput('pact.messages', `${name} is of type ${type}; only interactions over HTTP and asynchronous messages are read`, { place: placeText(place) });
}
