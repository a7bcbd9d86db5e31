import { isArray } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { joinPointer, lookUp, member } from '../../json/pointer.ts';
import type { Violation } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { follow, referenceTo, valueAt } from '../../openapi/place.ts';
import { check } from './checks.ts';

/** Of more alternatives nobody reads which is nearest. */
const mostAlternatives = 50;

/** What is wrong with the alternative that clearly is meant: the one that the discriminator names, else the one that refuses least. */
export function nearestAlternative(document: Document, body: Json, { keyword, pointer, rule }: Violation): string | undefined {
  const alternatives = keyword === 'oneOf' || keyword === 'anyOf' ? valueAt(document, rule) : undefined;
  const value = lookUp(body, pointer);
  if (!isArray(alternatives) || alternatives.length > mostAlternatives || value === undefined) return undefined;
  const places = alternatives.flatMap((alternative, index) => follow(document, { pointer: joinPointer(rule, index), value: alternative }) ?? []);
  const refused = places.map((place) => ({ place, violations: check(document, place, 'request')(value) })).filter(({ violations }) => violations.length > 0);
  const named = namedBy(member(valueAt(document, rule.slice(0, rule.lastIndexOf('/'))), 'discriminator'), value);
  const meant = refused.find(({ place }) => named !== undefined && isNamed(place, named)) ?? leastRefused(refused);
  const [first] = meant?.violations ?? [];
  return meant && first && `the nearest, #${meant.place.pointer}, refuses it${first.pointer === '' ? '' : ` at ${pointer}${first.pointer}`}: ${first.message}`;
}

interface Refused {
  readonly place: Place;
  readonly violations: readonly Violation[];
}

/** Undefined where two refuse as little. One for another type of value is not meant. */
function leastRefused(refused: readonly Refused[]): Refused | undefined {
  const near = refused.filter(({ violations }) => !violations.some(({ keyword, pointer }) => keyword === 'type' && pointer === ''));
  const [first, second] = near.toSorted((a, b) => a.violations.length - b.violations.length);
  return first?.violations.length === second?.violations.length ? undefined : first;
}

/** The reference, or the name of a schema, that a value's discriminator stands for. */
function namedBy(discriminator: Json | undefined, value: Json): string | undefined {
  const property = member(discriminator, 'propertyName');
  const said = typeof property === 'string' ? member(value, property) : undefined;
  const mapped = typeof said === 'string' ? (member(member(discriminator, 'mapping'), said) ?? said) : undefined;
  return typeof mapped === 'string' ? mapped : undefined;
}

const isNamed = ({ pointer }: Place, name: string): boolean => referenceTo(pointer) === name || pointer === joinPointer('/components/schemas', name);
