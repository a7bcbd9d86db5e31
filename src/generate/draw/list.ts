import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import { accepts } from '../../openapi/accepts.ts';
import { bothAt, containedIn, prefixOf } from '../../openapi/elements.ts';
import type { Place } from '../../openapi/place.ts';
import { sample } from '../../openapi/sample.ts';
import type { Schema, TypeName } from '../../openapi/schema.ts';
import { isNullable, schemaAt } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import { anything } from '../demand/demand.ts';
import { elementsIn } from '../demand/documented.ts';
import { eachElement } from '../demand/path.ts';
import { fitting } from '../demand/together.ts';
import { elementPath } from '../json-path.ts';
import { isChosen, otherPlaces } from './alternatives.ts';
import type { BodyRule } from './rules.ts';
import { anythingRule, listRule, nullableRule } from './rules.ts';
import { typesAt } from './scalar.ts';
import { variantsOf } from './variants.ts';
import type { Drawn, Spot, Visit } from './walk.ts';

/** However many elements a document demands, an example has no more. */
const mostExamples = 100;

export function drawList(visit: Visit, demand: Demand | undefined): Drawn {
  if (demand?.kind === 'elements') return drawElements(visit, demand.elements);
  if (demand?.kind === 'items') return likeFirst(visit, demand.items, leastOf(visit));
  if (visit.walk.direction === 'request') return likeFirst(visit, undefined, Math.min(fewest(visit.schema), mostExamples));
  // Pact takes a whole body that is `null` for one that is empty.
  if (!isNullable(visit.schema) || visit.spot.path === '$') return likeFirst(visit, anything, 0);
  return { example: null, rules: [[visit.spot.path, nullableRule(typesAt(visit.walk, visit.spot), 'array')]] };
}

/** A consumer that relies on elements needs one. Where nobody said so, the list may be as short as the document lets it be. */
const leastOf = ({ walk, schema }: Visit): number => (walk.way === undefined ? 1 : Math.min(1, fewest(schema)));

/** A list of exactly these elements, each as far as it is given. */
function drawElements(visit: Visit, elements: readonly Demand[]): Drawn {
  const drawn = elements.map((element, index) => visit.draw(visit.walk, elementSpot(visit, index, element), element));
  return { example: drawn.map(({ example }) => example), rules: drawn.flatMap(({ rules }) => rules) };
}

/** A list of any length of which every element is like one. A field of an element can only be relied on where there is an element. */
function likeFirst(visit: Visit, items: Demand | undefined, least: number): Drawn {
  const { document, direction, way } = visit.walk;
  const { maxItems = Infinity } = visit.schema.bounds;
  const minItems = fewest(visit.schema);
  if (prefixOf(visit.schema).length > 0 && (items === undefined || items.kind === 'any')) return likePrefix(visit, Math.max(least, minItems));
  const count = Math.min(Math.max(1, least, Math.min(minItems, mostExamples)), maxItems);
  const empty: Drawn = { example: [], rules: [[visit.spot.path, listRule(0)]] };
  if (count === 0 || (minItems === 0 && isEndless(visit))) return empty;
  const spot = elementSpot(visit, '*', items);
  if (!isChosen(visit.walk) && minItems === 0 && isUnspeakable(typesAt(visit.walk, spot))) return empty;
  const { example, rules } = visit.draw(visit.walk, spot, items);
  if (way?.cautious === true && minItems === 0 && !accepts({ document, place: spot.place, direction }, example)) return empty;
  return { example: withContained(visit, elements(visit, example, count)), rules: [[visit.spot.path, listRule(containedIn(visit.schema) === undefined ? least : Math.max(least, 1))], ...rules] };
}

/** How many elements a list has at least, those of a certain kind that it has to contain included. */
const fewest = (schema: Schema): number => Math.max(schema.bounds.minItems ?? 0, containedIn(schema)?.least ?? 0);

/** A list whose first elements have schemas of their own: as many of them as an answer has at least, each with its own rules. */
function likePrefix(visit: Visit, least: number): Drawn {
  const count = Math.min(least, mostExamples);
  const drawn = Array.from({ length: count }, (_, index) => visit.draw(visit.walk, elementSpot(visit, index, anything), undefined));
  return {
    example: withContained(visit, drawn.map(({ example }) => example)),
    rules: [[visit.spot.path, listRule(count)], ...furtherRules(visit, drawn), ...drawn.flatMap(({ rules }) => rules)],
  };
}

/** Elements beyond those with schemas of their own may be anything; beside objects and lists a rule for them would hold for these as well. */
function furtherRules({ spot, schema }: Visit, drawn: readonly Drawn[]): readonly BodyRule[] {
  const isClosed = schema.items?.value === false || schema.bounds.maxItems === drawn.length;
  const areScalars = drawn.every(({ example }) => !isObject(example) && !isArray(example));
  return isClosed || !areScalars || drawn.length === 0 ? [] : [[elementPath(spot.path, '*'), anythingRule]];
}

/** The elements with as many of the kind that the list has to contain as it needs; what is known of an object beside that stays. */
function withContained({ walk: { document, direction }, schema, spot }: Visit, given: readonly Json[]): Json {
  const contained = containedIn(schema);
  if (contained === undefined) return given;
  const own = (index: number): Place | undefined => prefixOf(schema)[index] ?? schema.items;
  return given.map((element, index) => {
    const usual = own(index);
    const place = usual === undefined ? contained.place : bothAt(schema.place, usual, contained.place);
    if (index >= contained.least) return element;
    const kind = sample(document, place, { direction, include: 'required', name: spot.names.at(-1) ?? '' });
    return isObject(kind) && isObject(element) ? { ...element, ...kind } : kind;
  });
}

/** No rule lets both through: an example is either, and Pact wants the other side to be the same. */
const isUnspeakable = (types: ReadonlySet<TypeName> | undefined): boolean => types?.size === 2 && types.has('object') && types.has('array');

/** A list within its own elements, or in an example that is too big already, ends in an empty one. */
function isEndless({ walk, spot, schema }: Visit): boolean {
  if (walk.way === undefined || schema.items === undefined) return false;
  return spot.open.includes(schemaAt(walk.document, schema.items).place.pointer) || walk.budget.left < 0;
}

/** Several elements like one; where no two may be the same, they differ. */
function elements({ walk, schema }: Visit, example: Json, count: number): readonly Json[] {
  if (count < 2 || schema.items === undefined || member(schema.place.value, 'uniqueItems') !== true) return Array.from({ length: count }, () => example);
  return variantsOf(schemaAt(walk.document, schema.items), example, count);
}

function elementSpot({ walk, spot, schema, readings }: Visit, index: number | '*', demand: Demand | undefined): Spot {
  const described = elementsIn([schema], index === '*' ? eachElement : { kind: 'element', index });
  const place = fitting(walk.document, described, demand) ?? { pointer: joinPointer(schema.place.pointer, 'items'), value: {} };
  return { place, also: otherPlaces(readings, place, ({ items }) => items), path: elementPath(spot.path, index), names: spot.names, depth: spot.depth + 1, open: spot.open };
}
