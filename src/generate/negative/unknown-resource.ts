import type { Json } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Breaker } from './breaker.ts';
import { isInPath, withPathValue } from './wrong-parameter.ts';

/** Values that look like an id that was never given out, one for each kind of id. */
const ids: readonly Json[] = ['does-not-exist', '00000000-0000-4000-8000-000000000404', 404_404_404, 404];
const unknownIds: readonly Json[] = [...ids, ...ids.map((id) => [id])];

/** Asks for something that is not there, by the last parameter of the path that can say so. */
export const unknownResource: Breaker = (subject) => {
  const { document, operation } = subject;
  for (const parameter of operation.parameters.filter((one) => one.in === 'path' && isInPath(subject, one.name)).toReversed()) {
    const { schema, name } = parameter;
    const id = unknownIds.find((value) => schema === undefined || accepts({ document, place: schema, direction: 'request' }, value));
    if (id !== undefined) return { request: withPathValue(subject, parameter, id), fault: `an unknown ${name}`, stated: { [name]: id } };
  }
  return undefined;
};
