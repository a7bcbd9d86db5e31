import { fieldStep, writtenPath, eachElement } from '../../generate/demand/path.ts';
import type { Path } from '../../generate/demand/path.ts';
import { listedIn } from '../../generate/demand/reliance.ts';
import type { Expectation } from '../../generate/expectation.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Change, Reliance, Taken } from '../../pact/reliance.ts';
import { changes } from '../../pact/reliance.ts';
import { isWithin } from './paths.ts';
import type { Discovery, Found, Tried } from './types.ts';

/** What was found of an interaction, beside what its test lists. */
export function summaryOf(expectation: Expectation, { relied, tried, experiments, notes }: Found): Pick<Discovery, 'listed' | 'relied' | 'unneeded' | 'missing' | 'fields' | 'experiments' | 'notes'> {
  const isLeftOpen = expectation.response.relies === 'discover';
  const listed = listedIn(expectation.response);
  const said = [...listed, ...Object.keys(expectation.response.examples ?? {}), ...pathsIn(expectation.response.values ?? null, [])];
  return {
    listed: isLeftOpen ? undefined : listed,
    relied,
    unneeded: isLeftOpen ? [] : listed.filter((path) => isTolerated(tried, path) && !relied.some((needed) => isWithin(needed, path))),
    missing: isLeftOpen ? [] : relied.filter((needed) => !said.some((path) => path === needed || isWithin(path, needed))),
    fields: tried,
    experiments,
    notes,
  };
}

const isTolerated = (tried: readonly Tried[], path: string): boolean => tried.find((field) => field.path === path)?.changes.absent === 'tolerated';

/** The fields of values that are given. */
function pathsIn(value: Json, path: Path): readonly string[] {
  const inner = isArray(value) ? value.flatMap((item) => pathsIn(item, [...path, eachElement])) : isObject(value) ? Object.entries(value).flatMap(([name, field]) => pathsIn(field ?? null, [...path, fieldStep(name)])) : [];
  return path.length === 0 ? inner : [writtenPath(path), ...inner];
}

/** What goes into the pact: how each change was taken. What the client said of it has ports, times and ids in it, and a pact's bytes are the same each time. */
export function relianceIn(tried: readonly Tried[]): Reliance {
  return Object.fromEntries(tried.map(({ path, changes: came }) => [path, takenIn(came)]));
}

const takenIn = (came: Tried['changes']): Taken =>
  Object.fromEntries(changes.flatMap((change): [Change, 'tolerated' | 'fails'][] => {
    const how = came[change];
    return how === undefined ? [] : [[change, how === 'tolerated' ? how : 'fails']];
  }));
