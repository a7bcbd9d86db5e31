import type { Json } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { ParameterValue } from './parameter-values.ts';
import { textOf } from './parameter-values.ts';

/** Values of path parameters that lead to no path that has them as its own words: `/pets/search` is not the pet called search. */
export function besideLiterals(document: Document, operation: Operation, values: readonly ParameterValue[]): readonly ParameterValue[] {
  const segments = segmentsOf(operation.path);
  return values.map((one) => {
    const at = segments.findIndex((segment) => segment === `{${one.parameter.name}}` || segment === `{+${one.parameter.name}}`);
    const taken = at < 0 || one.given ? undefined : literalsIn(document).get(placeOf(segments, at));
    return taken?.has(textOf(one.value)) === true ? { ...one, value: another(document, one, taken) } : one;
  });
}

/** Another listed value, or a longer name; where the document takes neither, the path stays ambiguous. */
function another(document: Document, { parameter: { schema }, value }: ParameterValue, taken: ReadonlySet<string>): Json {
  const listed = schema === undefined ? [] : (schemaAt(document, schema).values ?? []);
  const others = [...listed, `${textOf(value)}_1`, 'a1', 1].filter((other) => other !== null && !taken.has(textOf(other)));
  return others.find((other) => schema === undefined || accepts({ document, place: schema, direction: 'request' }, other)) ?? value;
}

const known = new WeakMap<Document, ReadonlyMap<string, ReadonlySet<string>>>();

/** The words that paths have, by the place where they have them. */
function literalsIn(document: Document): ReadonlyMap<string, ReadonlySet<string>> {
  const found = known.get(document) ?? collect(new Set(listOperations(document).map(({ path }) => path)));
  known.set(document, found);
  return found;
}

function collect(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const literals = new Map<string, Set<string>>();
  for (const segments of [...paths].map(segmentsOf)) {
    for (const [index, text] of segments.entries()) {
      const place = placeOf(segments, index);
      if (!text.includes('{')) literals.set(place, (literals.get(place) ?? new Set()).add(text));
    }
  }
  return literals;
}

const segmentsOf = (path: string): readonly string[] => (path.split(/[?#]/)[0] ?? '').split('/').slice(1);

/** The shape of what stands before a segment, and how many segments there are. */
const placeOf = (segments: readonly string[], index: number): string =>
  `${segments.length} ${segments.slice(0, index).map((segment) => segment.replaceAll(/\{[^{}]*\}/g, '{}')).join('/')}`;
