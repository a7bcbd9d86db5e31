import type { Json } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { demandOfValue } from '../demand/demand.ts';
import { refuseShape, startOf } from '../demand/refuse.ts';
import { draw } from '../draw/draw.ts';
import { valuesOf } from '../draw/likely.ts';
import type { Drawn, Walk } from '../draw/walk.ts';
import { newBudget, rootSpot } from '../draw/walk.ts';
import type { Way } from '../draw/way.ts';
import { checkWhole } from './check-whole.ts';

export interface WholeWish {
  readonly given?: Json | undefined;
  readonly ways: readonly Way[];
  /** The example that the document has for it. */
  readonly published?: Json | undefined;
  /** What the value is, in a message that says why there is none. */
  readonly what?: string;
}

/** A value for a request, built around what is given: the first that is valid as a whole of those that the ways lead to. */
export function drawWhole(document: Document, schema: Place, { given, published, ways, what = 'the request body' }: WholeWish): Drawn {
  if (given !== undefined) refuseShape({ document, schema }, startOf({ schema }), given);
  const demand = given === undefined ? undefined : demandOfValue(given);
  let first: Drawn | undefined;
  for (const { way, likely } of attempts(ways, published)) {
    const drawn = draw({ document, direction: 'request', likely, way, budget: newBudget() }, rootSpot(schema), demand);
    if (accepts({ document, place: schema, direction: 'request' }, drawn.example)) return drawn;
    first ??= drawn;
  }
  const { example, rules } = first ?? { example: {}, rules: [] };
  checkWhole(document, schema, { value: example, what });
  return { example, rules };
}

interface Attempt {
  readonly way: Way;
  readonly likely: Walk['likely'];
}

/** With published values where there are some; they may not go together with what else is drawn. */
function attempts(ways: readonly Way[], published: Json | undefined): readonly Attempt[] {
  const tried = (likely: Walk['likely']): readonly Attempt[] => ways.map((way) => ({ way, likely }));
  return [...(published === undefined ? [] : tried(valuesOf(published))), ...tried(() => undefined)];
}
