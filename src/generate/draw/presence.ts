import { patternedIn } from '../../openapi/key-names.ts';
import type { Place } from '../../openapi/place.ts';
import { fewestMembers, isCertain, isChosen, objectReadings, otherPlaces } from './alternatives.ts';
import type { BodyRule } from './rules.ts';
import { anyKeysRule, valuesRule } from './rules.ts';
import type { DrawnMember } from './unspeakable.ts';
import { memberRules } from './unspeakable.ts';
import type { Spot, Visit } from './walk.ts';
import { fieldSpot } from './walk.ts';

interface Otherwise {
  /** Names that are relied on. */
  readonly demanded: Iterable<string>;
  /** The object's own rule where all that it has is relied on. */
  readonly usual: readonly BodyRule[];
}

/** Whether a member is there only because a map has to have some: its name is nobody's. */
const isSpare = ({ walk, schema }: Visit, name: string): boolean =>
  !isChosen(walk) && !schema.properties.has(name) && !schema.required.has(name);

/** A member's place, or that of every value of a map. */
export const memberSpot = (visit: Visit, name: string, place: Place): Spot => {
  const spot = fieldSpot(visit.spot, name, place);
  if (isSpare(visit, name)) {
    // Keys of another pattern have other values.
    const others = patternedIn(visit.schema).map(([, other]) => other);
    return { ...spot, path: `${visit.spot.path}.*`, also: others.filter(({ pointer }) => pointer !== place.pointer) };
  }
  return { ...spot, also: otherPlaces(visit.readings, place, ({ properties }) => properties.get(name)) };
};

/**
 * The rules of an object and its members. Members that are in the example only to make it valid, and that another valid object may lack,
 * are not asked for; as Pact asks for all members or for none, none of them is then. Nor is a key of a map.
 */
export function presenceRules(visit: Visit, members: readonly DrawnMember[], { demanded, usual }: Otherwise): readonly BodyRule[] {
  const { walk, spot } = visit;
  const readings = objectReadings(visit.readings);
  const [spare] = members.filter(({ name }) => isSpare(visit, name));
  if (spare !== undefined && members.every(({ name }) => isSpare(visit, name))) return [[spot.path, valuesRule], ...spare.drawn.rules];
  const named = members.filter(({ name }) => !isSpare(visit, name));
  const asked = new Set(demanded);
  const isLoose = !isChosen(walk) && members.some(({ name }) => !asked.has(name) && !isCertain(readings, name));
  return [...(isLoose ? [[spot.path, anyKeysRule(fewestMembers(walk, readings))] as const] : usual), ...memberRules(spot.path, named)];
}
