import { joinPointer } from '../json/pointer.ts';

const step = /\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/gs;

/** Pact's path into a body (`$.data[0]['a.b']`) as an RFC 6901 pointer (`/data/0/a.b`). */
export function pointerOf(path: string): string {
  const segments = [...path.matchAll(step)].map(([, name, index, quoted]) => name ?? index ?? (quoted ?? '').replaceAll(/\\(.)/gs, '$1'));
  return joinPointer('', ...segments);
}
