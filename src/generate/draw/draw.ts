import { isArray } from '../../json/json.ts';
import { choose } from '../../openapi/choose.ts';
import { containedIn, prefixOf } from '../../openapi/elements.ts';
import { typeOf } from '../../openapi/readings/types.ts';
import type { Schema, TypeName } from '../../openapi/schema.ts';
import { schemaAt, solidTypes } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import { isChosen, likingLeast, readingsAt } from './alternatives.ts';
import { drawExact } from './exact.ts';
import { drawList } from './list.ts';
import { drawObject } from './object.ts';
import { preferenceFor } from './preference.ts';
import { publishedAt } from './published.ts';
import { drawScalar } from './scalar.ts';
import type { Drawn, Spot, Walk } from './walk.ts';
import { depthLimit } from './walk.ts';

/**
 * An example of the schema at a spot, with the rules that say which other values would do as well. Of a response it holds what is
 * demanded; of a request also what is required. Where a schema leaves a choice between objects, the rules hold for the one that has what
 * is demanded.
 */
export function draw(walk: Walk, spot: Spot, demand: Demand | undefined): Drawn {
  if (demand?.kind === 'exact') return drawExact(walk, spot, demand.value);
  if (spot.depth > depthLimit) return { example: {}, rules: [] };
  walk.budget.left -= 1;
  const declared = schemaAt(walk.document, spot.place);
  const preference = preferenceFor(walk.document, demand);
  const schema = choose(walk.document, declared, { preference: isChosen(walk) ? preference : likingLeast(walk.document, preference, demand), turn: walk.way?.turn ?? 0 });
  const type = typePublished(walk, spot, schema) ?? typeWanted(schema, demand);
  const inside = { ...spot, open: [...spot.open, declared.place.pointer] };
  const visit = { walk, spot: inside, schema, readings: readingsAt(walk, spot, schema), draw };
  if (type === 'object') return drawObject(visit, demand);
  return type === 'array' ? drawList(visit, demand) : drawScalar(visit);
}

/** A schema that describes elements without naming a type says nothing of what is no list: where the vendor shows such a value, that is what it is. */
function typePublished(walk: Walk, { path }: Spot, { types, items, properties }: Schema): TypeName | undefined {
  if (isChosen(walk) || types !== undefined || items === undefined || properties.size > 0) return undefined;
  const shown = publishedAt(walk.published, path);
  return shown === undefined || shown === null || isArray(shown) ? undefined : typeOf(shown);
}

function typeWanted(schema: Schema, demand: Demand | undefined): TypeName {
  if (demand?.kind === 'fields') return 'object';
  if (demand?.kind === 'items' || demand?.kind === 'elements') return 'array';
  if (schema.properties.size > 0 && schema.types?.has('object') !== false) return 'object';
  const [first] = solidTypes(schema);
  return first ?? (schema.items === undefined && prefixOf(schema).length === 0 && containedIn(schema) === undefined ? (typeof schema.additional === 'object' ? 'object' : 'string') : 'array');
}
