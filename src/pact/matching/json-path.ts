/** One step of a rule's path: a key or index by name, or any of them. */
export type Step = { readonly name: string } | 'any' | 'any-index';

/** The steps after `$`: `$.a['b c'][0][*].*`. What cannot be read is left out. */
export function readPath(path: string): readonly Step[] {
  const steps = path.replace(/^\$/, '').matchAll(/\.?\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\d+|\*))\]|\.?([^.[\]]+)/gs);
  return [...steps].map(([, single, double, index, name]): Step => {
    if (index === '*') return 'any-index';
    if (name === '*') return 'any';
    return { name: name ?? index ?? (single ?? double ?? '').replaceAll(/\\(.)/gs, '$1') };
  });
}

/**
 * How well a rule's path describes a place, which it does for everything below its last step, too: a step by name counts double,
 * a longer path counts more (Pact specification, "Matcher selection"). 0 where it does not.
 */
export function weigh(steps: readonly Step[], path: readonly string[]): number {
  if (steps.length > path.length) return 0;
  let weight = 2;
  for (const [index, step] of steps.entries()) {
    weight *= stepWeight(step, path[index] ?? '');
    if (weight === 0) return 0;
  }
  return weight * (steps.length + 1);
}

function stepWeight(step: Step, fragment: string): number {
  if (step === 'any') return 1;
  if (step === 'any-index') return /^\d+$/.test(fragment) ? 1 : 0;
  return step.name === fragment ? 2 : 0;
}

/** `$.a[0]['b c']` */
export const pathText = (path: readonly string[]): string =>
  `$${path.map((key) => (/^\d+$/.test(key) ? `[${key}]` : /^[\w#@:-]+$/.test(key) ? `.${key}` : `['${key.replaceAll(/['\\]/g, '\\$&')}']`)).join('')}`;
