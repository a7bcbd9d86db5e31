import { isNullable } from '../../openapi/schema.ts';
import type { Place } from '../../openapi/place.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Demand } from '../demand/demand.ts';
import { anything } from '../demand/demand.ts';
import { elementPath } from '../json-path.ts';
import { listRule, nullableRule } from './rules.ts';
import type { Drawn, Spot, Visit } from './walk.ts';

/** However many elements a document demands, an example has no more. */
const mostExamples = 100;

export function drawList(visit: Visit, demand: Demand | undefined): Drawn {
  if (demand?.kind === 'elements') return drawElements(visit, demand.elements);
  if (demand?.kind === 'items') return likeFirst(visit, demand.items, 1);
  if (visit.walk.direction === 'request') return likeFirst(visit, undefined, Math.min(visit.schema.bounds.minItems ?? 0, mostExamples));
  return isNullable(visit.schema) ? { example: null, rules: [[visit.spot.path, nullableRule('array')]] } : likeFirst(visit, anything, 0);
}

/** A list of exactly these elements, each as far as it is given. */
function drawElements(visit: Visit, elements: readonly Demand[]): Drawn {
  const drawn = elements.map((element, index) => visit.draw(visit.walk, elementSpot(visit, index), element));
  return { example: drawn.map(({ example }) => example), rules: drawn.flatMap(({ rules }) => rules) };
}

/** A list of any length of which every element is like one. A field of an element can only be relied on where there is an element. */
function likeFirst(visit: Visit, items: Demand | undefined, least: number): Drawn {
  const { minItems = 0, maxItems = Infinity } = visit.schema.bounds;
  const count = Math.min(Math.max(1, least, Math.min(minItems, mostExamples)), maxItems);
  if (count === 0) return { example: [], rules: [[visit.spot.path, listRule(0)]] };
  const { example, rules } = visit.draw(visit.walk, elementSpot(visit, '*'), items);
  return { example: Array.from({ length: count }, () => example), rules: [[visit.spot.path, listRule(least)], ...rules] };
}

function elementSpot({ spot, schema }: Visit, index: number | '*'): Spot {
  const place: Place = schema.items ?? { pointer: joinPointer(schema.place.pointer, 'items'), value: {} };
  return { place, path: elementPath(spot.path, index), names: spot.names, depth: spot.depth + 1 };
}
