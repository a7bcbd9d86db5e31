import { nearest } from '../../failure/nearest.ts';
import type { Document } from '../../openapi/document.ts';
import type { Described } from './documented.ts';
import { below, declaredNames } from './documented.ts';
import { typesIn } from './kinds.ts';
import type { Path, Step } from './path.ts';
import { eachElement, everyValue, fieldStep } from './path.ts';

/** More than one step may take an array for an object; a path that needs more mending than this is another. */
const mostRepairs = 6;

/** A path with steps that suit what the document has; undefined where the document does not have what it names either way. */
export function repaired(document: Document, root: Described, path: Path): Path | undefined {
  let mended = path;
  for (let round = 0; round <= mostRepairs; round += 1) {
    const { here, index } = reached(document, root, mended);
    if (index === mended.length) return mended;
    const spot = { path: mended, index };
    const better = mendedAt(document, here, spot) ?? (round === 0 ? undefined : withNearest(document, here, spot));
    if (better === undefined) return undefined;
    mended = better;
  }
  return undefined;
}

/** How far a path leads, and what is there. */
function reached(document: Document, root: Described, path: Path): { readonly here: Described; readonly index: number } {
  let here = root;
  for (const [index, step] of path.entries()) {
    const next = below(document, here, step);
    if (next.length === 0) return { here, index };
    here = next;
  }
  return { here, index: path.length };
}

interface Spot {
  readonly path: Path;
  readonly index: number;
}

/** An array has elements, an object fields or values, and what is neither has nothing within. */
function mendedAt(document: Document, here: Described, { path, index }: Spot): Path | undefined {
  const types = typesIn(document, here);
  const [before, step, after] = [path.slice(0, index), path[index], path.slice(index + 1)];
  if (types === undefined || step === undefined) return undefined;
  const isOfObject = step.kind === 'field' || step.kind === 'values';
  if (types.has(isOfObject ? 'object' : 'array')) return otherWay(document, here, { path, index });
  if (types.has('array')) return [...before, ...throughArray(document, here, { path, index })];
  if (!types.has('object')) return before.length === 0 ? undefined : before;
  return below(document, here, everyValue).length > 0 ? [...before, everyValue, ...after] : [...before, ...after];
}

/** What an array took for an object has: a field of its elements, unless the step is an index or the name of a list that is not there. */
function throughArray(document: Document, here: Described, { path, index }: Spot): Path {
  const [step, ...after] = path.slice(index);
  if (step === undefined) return [];
  const isFieldOfElements = below(document, below(document, here, eachElement), step).length > 0;
  if (!isFieldOfElements && after[0]?.kind === 'each') return after;
  return isNumber(step) || step.kind === 'values' ? [eachElement, ...after] : [eachElement, step, ...after];
}

/** Behind a step that was mended, a name may be mistyped as well. */
function withNearest(document: Document, here: Described, { path, index }: Spot): Path | undefined {
  const step = path[index];
  const [name] = step?.kind === 'field' ? nearest(step.name, declaredNames(document, here)) : [];
  return name === undefined ? undefined : path.with(index, fieldStep(name));
}

const isNumber = (step: Step): boolean => step.kind === 'field' && /^\d+$/.test(step.name);

/** A name with dots in it that was written without quotes, or a field that stands one level deeper. */
function otherWay(document: Document, here: Described, { path, index }: Spot): Path | undefined {
  const [before, rest] = [path.slice(0, index), path.slice(index)];
  const way = joinedNames(document, here, rest) ?? oneDeeper(document, here, rest);
  return way === undefined ? undefined : [...before, ...way];
}

function joinedNames(document: Document, here: Described, rest: Path): Path | undefined {
  const end = rest.findIndex(({ kind }) => kind !== 'field');
  const names = rest.slice(0, end === -1 ? undefined : end).flatMap((step) => (step.kind === 'field' ? [step.name] : []));
  const known = new Set(declaredNames(document, here));
  const count = names.findIndex((_, index) => index > 0 && known.has(names.slice(0, index + 1).join('.'))) + 1;
  return count === 0 ? undefined : [fieldStep(names.slice(0, count).join('.')), ...rest.slice(count)];
}

/** Only where one place has it: between several a person has to choose. */
function oneDeeper(document: Document, here: Described, rest: Path): Path | undefined {
  const [first] = rest;
  if (first?.kind !== 'field') return undefined;
  const ways = declaredNames(document, here).flatMap((name): Path[] => [[fieldStep(name)], [fieldStep(name), eachElement]]);
  const endOf = (way: Path): Described => way.reduce((value: Described, step) => below(document, value, step), here);
  const found = ways.filter((way) => declaredNames(document, endOf(way)).includes(first.name));
  return found.length === 1 && found[0] !== undefined ? [...found[0], ...rest] : undefined;
}
