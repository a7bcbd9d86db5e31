import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import { wrongExpectation } from '../problem.ts';
import type { Demand } from './demand.ts';
import type { Described } from './documented.ts';
import { stepIn } from './documented.ts';
import type { Path, Step } from './path.ts';
import { eachElement, everyValue, fieldStep, writtenPath } from './path.ts';
import type { Body } from './refuse.ts';

/** Refuses fields that the document has, but never in one value: each in another member of a choice. */
export function refuseApart({ document, schema }: Body, demand: Demand): void {
  const gap = gapIn({ document, known: new Map() }, demand, { path: [], here: [[schema]] });
  if (gap?.has === undefined) return;
  const [has, lacks] = [gap.has, gap.lacks].map((step) => writtenPath([...gap.path, step]));
  throw wrongExpectation(document, gap.pointer, {
    code: 'expectation.fields.apart',
    message: `\`${has}\` and \`${lacks}\` are fields of different alternatives in the document`,
    fix: 'write an interaction for each alternative',
  });
}

/** Whether one alternative has all that is demanded. */
export const hasAll = (document: Document, here: Described, demand: Demand): boolean =>
  gapIn({ document, known: new Map() }, demand, { path: [], here }) === undefined;

/** The schema, among several that a value may have, that has what is demanded; else the first. */
export function fitting(document: Document, here: Described, demand: Demand | undefined): Place | undefined {
  const found = here.length < 2 || demand === undefined ? undefined : here.find((places) => hasAll(document, [places], demand));
  return (found ?? here[0])?.[0];
}

interface Search {
  readonly document: Document;
  /** What was found so far, by demand and place: alternatives share most of what is below them. */
  readonly known: Map<Demand, Map<string, Gap | undefined>>;
}

/** What an alternative lacks of a demand, and something that it has, if it has any. */
interface Gap {
  readonly path: Path;
  readonly pointer: string;
  readonly has: Step | undefined;
  readonly lacks: Step;
}

interface Spot {
  readonly path: Path;
  readonly here: Described;
}

function gapIn(search: Search, demand: Demand, spot: Spot): Gap | undefined {
  if (demand.kind === 'any' || demand.kind === 'exact') return undefined;
  const known = search.known.get(demand) ?? new Map<string, Gap | undefined>();
  search.known.set(demand, known);
  const key = spot.here.flat().map(({ pointer }) => pointer).join(' ');
  if (!known.has(key)) known.set(key, smallestGap(search, demand, spot));
  return known.get(key);
}

/** Nothing where one alternative has all; else what the first of them lacks that has some of it. */
function smallestGap(search: Search, demand: Demand, { path, here }: Spot): Gap | undefined {
  const wanted = partsOf(demand);
  let smallest: Gap | undefined;
  for (const reading of here.flatMap((places) => readingsOf(search.document, places))) {
    const found = wanted.map(([step, inner]) => ({ step, inner, here: stepIn(search.document, reading, step) }));
    const lacks = found.find((part) => part.here.length === 0)?.step;
    const has = found.find((part) => part.here.length > 0)?.step;
    const gap = lacks === undefined ? gapBelow(search, path, found) : { path, pointer: reading[0]?.place.pointer ?? '', has, lacks };
    if (gap === undefined) return undefined;
    smallest = smallest?.has === undefined ? gap : smallest;
  }
  return smallest;
}

interface Part extends Pick<Spot, 'here'> {
  readonly step: Step;
  readonly inner: Demand;
}

function gapBelow(search: Search, path: Path, parts: readonly Part[]): Gap | undefined {
  for (const { step, inner, here } of parts) {
    const gap = gapIn(search, inner, { path: [...path, step], here });
    if (gap !== undefined) return gap;
  }
  return undefined;
}

function partsOf(demand: Demand): readonly (readonly [Step, Demand])[] {
  if (demand.kind === 'items') return [[eachElement, demand.items]];
  if (demand.kind === 'elements') return demand.elements.map((element, index) => [{ kind: 'element', index }, element] as const);
  if (demand.kind !== 'fields') return [];
  const fields = [...demand.fields].map(([name, field]) => [fieldStep(name), field] as const);
  return demand.each === undefined ? fields : [...fields, [everyValue, demand.each] as const];
}
