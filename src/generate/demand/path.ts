import { badInput } from '../../failure/failure.ts';
import { splitPointer } from '../../json/pointer.ts';

/** One step down in a body: to a field, to every value of a map, to every element of a list, or to one of them. */
export type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'values' }
  | { readonly kind: 'each' }
  | { readonly kind: 'element'; readonly index: number };

export type Path = readonly Step[];

export const eachElement: Step = { kind: 'each' };
export const everyValue: Step = { kind: 'values' };
export const fieldStep = (name: string): Step => ({ kind: 'field', name });

/** A name, `*`, `[]`, or a name in quotes. */
const pattern = /^(?:(?<dot>\.?)(?<name>[^.[\]]+)|\[(?:'(?<single>[^']+)'|"(?<double>[^"]+)")?\])/;

/** Reads a path as people write it: `id`, `data[].id`, `metadata.*`, `['odd.name']`. */
export function parsePath(text: string): Path {
  const steps: Step[] = [];
  for (let rest = text; rest !== ''; ) {
    const { groups, 0: read = '' } = pattern.exec(rest) ?? {};
    if (groups === undefined || /^\$[.[]/.test(text) || !hasItsDot(groups, steps.length === 0)) throw noPath(text);
    steps.push(stepOf(groups));
    rest = rest.slice(read.length);
  }
  if (steps.length === 0) throw noPath(text);
  return steps;
}

/** Only the first name of a path stands without a dot. */
const hasItsDot = ({ name, dot }: Readonly<Record<string, string | undefined>>, isFirst: boolean): boolean =>
  name === undefined || (dot === '') === isFirst;

function stepOf({ name, single, double }: Readonly<Record<string, string | undefined>>): Step {
  if (name === '*') return everyValue;
  const field = name ?? single ?? double;
  return field === undefined ? eachElement : fieldStep(field);
}

/** What people write who come from JSON path or from JavaScript. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/^\$\.?/g, ''],
  [/\[(?:\d+|\*)\]/g, '[]'],
  [/\.(?=\.|\[|$)/g, ''],
  [/\](?=[^.[\]])/g, '].'],
  [/^\./g, ''],
];

function noPath(text: string): Error {
  const meant = slips.reduce((path, [slip, better]) => path.replaceAll(slip, better), text);
  const isBetter = meant !== text && meant !== '' && isPath(meant);
  const fix = isBetter ? `write \`${meant}\`` : "write it like `id`, `data[].id`, `metadata.*` or `['odd.name']`";
  return badInput('expectation.path.syntax', `\`${text}\` is not a path`, { fix });
}

const isPath = (text: string): boolean => /^(?:(?:[^.[\]$]+|\[\])(?:\.[^.[\]]+|\[\])*)$/.test(text);

/** Where a JSON pointer leads within a body. */
export const pathOfPointer = (pointer: string): Path =>
  splitPointer(pointer).map((step) => (/^\d+$/.test(step) ? { kind: 'element', index: Number(step) } : fieldStep(step)));

/** The path in quotes, or words for the whole. */
export const shownPath = (path: Path): string => (path.length === 0 ? 'the body' : `\`${writtenPath(path)}\``);

/** The path as people write it. */
export const writtenPath = (path: Path): string => path.reduce(withStep, '');

function withStep(path: string, step: Step): string {
  if (step.kind === 'each') return `${path}[]`;
  if (step.kind === 'element') return `${path}[${step.index}]`;
  const name = step.kind === 'values' ? '*' : step.name;
  const isPlain = step.kind === 'values' || (name !== '*' && !/[.[\]]|^$/.test(name));
  if (!isPlain) return `${path}[${name.includes("'") ? `"${name}"` : `'${name}'`}]`;
  return path === '' ? name : `${path}.${name}`;
}
