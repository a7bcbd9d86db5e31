import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import { asText } from '../../json/as-text.ts';
import type { Json, JsonObject } from '../../json/json.ts';

/** What a field takes, and how to write it. */
export interface Shape<Value> {
  read(value: Json): Value | undefined;
  readonly fix: string;
}

/** The fields of one fault. What nobody asks for is unknown. */
export interface Fields {
  needed<Value>(name: string, shape: Shape<Value>): Value;
  optional<Value>(name: string, shape: Shape<Value>): Value | undefined;
  /** Throws when there is a field that was not asked for. */
  end(): void;
}

export function fieldsOf(fault: JsonObject, at: string): Fields {
  const asked = new Set(['kind']);
  const optional = <Value>(name: string, shape: Shape<Value>): Value | undefined => {
    asked.add(name);
    const value = Object.hasOwn(fault, name) ? fault[name] : undefined;
    if (value === undefined) return undefined;
    const read = shape.read(value);
    if (read === undefined) throw faultProblem(`${at}/${name}`, `is ${JSON.stringify(value)}`, shape.fix);
    return read;
  };
  return {
    optional,
    needed(name, shape) {
      const value = optional(name, shape);
      if (value === undefined) throw faultProblem(`${at}/${name}`, 'is missing', shape.fix);
      return value;
    },
    end() {
      const stray = Object.keys(fault).find((name) => !asked.has(name));
      if (stray !== undefined) throw faultProblem(`${at}/${stray}`, `is not a field of ${asText(fault['kind'] ?? '')}`, suggest(stray, asked));
    },
  };
}

export const faultProblem = (place: string, message: string, fix: string): Error => badInput('fault.invalid', message, { place, fix });
