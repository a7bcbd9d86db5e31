import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import type { Schema } from '../../openapi/schema.ts';
import type { Direction } from '../../openapi/standalone.ts';
import type { Demand } from '../demand/demand.ts';
import { memberPath } from '../json-path.ts';
import type { BodyRule } from './rules.ts';
import type { Way } from './way.ts';

/** What holds for the whole of one body. */
export interface Walk {
  readonly document: Document;
  readonly direction: Direction;
  /** A value for the field at these names that makes a truer example, if it is valid there: one that the other half of the interaction holds, or a published one. */
  readonly likely: (names: readonly string[]) => Json | undefined;
  /** The whole body that the vendor publishes, if it is valid. */
  readonly published?: Json | undefined;
  /** How a value is drawn that has to be valid as a whole; undefined where it holds what is demanded and no more. */
  readonly way: Way | undefined;
  /** How many more values there may be: a schema that fans out would fill memory. */
  readonly budget: { left: number };
  /** The example that the expectation gives for the field at these names, if any. */
  readonly wanted?: (names: readonly string[]) => Json | undefined;
}

/** Where in a body the walk is. */
export interface Spot {
  readonly place: Place;
  /** Schemas that the value may have instead, where a choice was made further up. */
  readonly also: readonly Place[];
  /** As matching rules write it: `$.data[*].id`. */
  readonly path: string;
  /** The fields stepped through, lists left out. */
  readonly names: readonly string[];
  readonly depth: number;
  /** The schemas that the walk is in: meeting one again is recursion. */
  readonly open: readonly string[];
}

export interface Drawn {
  readonly example: Json;
  readonly rules: readonly BodyRule[];
}

/** A spot with its schema, choices made, and the way to draw what is below it. */
export interface Visit {
  readonly walk: Walk;
  readonly spot: Spot;
  readonly schema: Schema;
  /** The ways to read the schema, where nobody has made its choices. */
  readonly readings: readonly Reading[];
  readonly draw: (walk: Walk, spot: Spot, demand: Demand | undefined) => Drawn;
}

/** Required properties that require each other without end are no document's intention; here they end. */
export const depthLimit = 24;

/** However big a schema, an example has no more values. */
export const newBudget = (): Walk['budget'] => ({ left: 3000 });

export const rootSpot = (place: Place): Spot => ({ place, also: [], path: '$', names: [], depth: 0, open: [] });

export const fieldSpot = (spot: Spot, name: string, place: Place): Spot => ({
  place,
  also: [],
  path: memberPath(spot.path, name),
  names: [...spot.names, name],
  depth: spot.depth + 1,
  open: spot.open,
});
