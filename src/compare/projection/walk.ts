import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Code } from '../codes.ts';
import type { Path, Rules } from './rules.ts';

/** A disagreement below a body's root. */
export interface Gap {
  readonly code: Code;
  readonly path: Path;
  readonly document: string;
  /** The keyword of the schema that is broken, where it is one. */
  readonly keyword?: string;
  readonly message: string;
  readonly fix?: string;
}

/** What stays the same on the way down through a body. */
export interface Walk {
  readonly document: Document;
  readonly rules: Rules;
  /** `the 200 answer of readPet`. */
  readonly answer: string;
  /** Results by schema and path: where choices nest, the same question comes up again and again. */
  readonly known: Map<string, readonly Gap[]>;
}

/** A part of the body's example beside the schemas that describe it. All of them hold, and there is at least one. */
export interface Part {
  readonly value: Json;
  readonly places: readonly Place[];
  readonly path: Path;
}
