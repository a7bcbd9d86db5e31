import type { ResponseReliance } from '../expectation.ts';
import type { Demand } from './demand.ts';
import { anything, both, demandOfValue } from './demand.ts';
import type { Path } from './path.ts';
import { parsePath } from './path.ts';

/** The paths that are listed. What is left to experiments is nothing until they are over. */
export const listedIn = ({ relies = [] }: Pick<ResponseReliance, 'relies'>): readonly string[] => (relies === 'discover' ? [] : relies);

/** What a consumer relies on in a body, from its paths and values; undefined when it relies on nothing there. */
export function demandOf(response: ResponseReliance): Demand | undefined {
  const { values, examples = {} } = response;
  const paths = [...listedIn(response), ...Object.keys(examples)].map((path) => demandOfPath(parsePath(path)));
  const demands = values === undefined ? paths : [...paths, demandOfValue(values)];
  return demands.length === 0 ? undefined : demands.reduce((all, demand) => both(all, demand));
}

/** The name under which a map's example value stands. */
export const exampleKey = 'key';

/** The fields that a path steps through, lists left out, as `Spot.names` has them. */
export const namesIn = (path: string): readonly string[] =>
  parsePath(path).flatMap((step) => (step.kind === 'field' ? [step.name] : step.kind === 'values' ? [exampleKey] : []));

const demandOfPath = (path: Path): Demand =>
  path.reduceRight<Demand>((inner, step) => {
    if (step.kind === 'field') return { kind: 'fields', fields: new Map([[step.name, inner]]) };
    return step.kind === 'values' ? { kind: 'fields', fields: new Map(), each: inner } : { kind: 'items', items: inner };
  }, anything);
