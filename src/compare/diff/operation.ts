import { member } from '../../json/pointer.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';
import { diffParameters } from './parameters.ts';
import { diffRequestBody } from './request-body.ts';
import { diffResponses } from './responses.ts';
import { diffSecurity } from './security.ts';

/** What differs in one operation. */
export function diffOperation(pair: Pair): readonly Difference[] {
  return [...diffIdentity(pair), ...diffSecurity(pair), ...diffParameters(pair), ...diffRequestBody(pair), ...diffResponses(pair)];
}

function diffIdentity(pair: Pair): readonly Difference[] {
  const { was, is } = pair;
  const { pointer } = is.place;
  const [before, after] = [was, is].map(({ method, path }) => `${method} ${path}`);
  const hasMoved = shapeOf(was.path) !== shapeOf(is.path) || was.method !== is.method;
  const isNamed = was.id !== before && is.id !== after;
  const isDeprecated = (operation: typeof is): boolean => member(operation.place.value, 'deprecated') === true;
  return [
    ...(hasMoved
      ? [differing(pair, { code: 'operation.moved', pointer, message: `${is.id} is now ${after}; it was ${before}` })]
      : []),
    ...(isNamed && was.id !== is.id
      ? [differing(pair, { code: 'operation.renamed', pointer, message: `${was.id} is now called ${is.id}` })]
      : []),
    ...(isDeprecated(is) && !isDeprecated(was)
      ? [differing(pair, { code: 'operation.deprecated', pointer, message: `${is.id} is now deprecated` })]
      : []),
  ];
}

const shapeOf = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}');
