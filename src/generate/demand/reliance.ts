import { badInput } from '../../failure/failure.ts';
import type { ResponseReliance } from '../expectation.ts';
import type { Demand } from './demand.ts';
import { anything, both, demandOfValue } from './demand.ts';

/** What a consumer relies on in a body, from its paths and values; undefined when it relies on nothing there. */
export function demandOf({ relies = [], values, examples = {} }: ResponseReliance): Demand | undefined {
  const demands = [...[...relies, ...Object.keys(examples)].map(demandOfPath), ...(values === undefined ? [] : [demandOfValue(values)])];
  return demands.length === 0 ? undefined : demands.reduce(both);
}

/** The fields that a path steps through, lists left out, as `Spot.names` has them. */
export const namesIn = (path: string): readonly string[] => stepsOf(path).filter((step) => step !== '[]');

/** The steps of a path: a name, `[]` for every element of a list, `*` for every value of a map. */
const step = /^(?:\.?([^.[\]]+)|\[(?:'([^']+)')?\])/;

function demandOfPath(path: string): Demand {
  return stepsOf(path).reduceRight<Demand>((inner, name) => {
    if (name === '[]') return { kind: 'items', items: inner };
    return name === '*' ? { kind: 'fields', fields: new Map(), each: inner } : { kind: 'fields', fields: new Map([[name, inner]]) };
  }, anything);
}

function stepsOf(path: string): readonly string[] {
  const steps: string[] = [];
  let rest = path;
  while (rest !== '') {
    const [text, name, quoted] = step.exec(rest) ?? [];
    if (text === undefined) throw noPath(path);
    steps.push(name ?? quoted ?? '[]');
    rest = rest.slice(text.length);
  }
  return steps;
}

const noPath = (path: string): Error =>
  badInput('expectation.path.syntax', `\`${path}\` is not a path`, { fix: "write it like `id`, `data[].id`, `metadata.*` or `['odd.name']`" });
