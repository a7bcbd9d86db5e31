import { joinPointer } from '../../json/pointer.ts';
import { step } from '../../openapi/place.ts';
import { diffBodies } from './body.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';

/** The body of the request: whether there is one, whether it is needed, and what it holds. */
export function diffRequestBody(pair: Pair): readonly Difference[] {
  const { was, is, documents } = pair;
  const name = `the body of ${is.id}`;
  const owner = step(documents.now, is.place, 'requestBody') ?? is.place;
  const said = (code: Difference['code'], message: string, pointer = owner.pointer): Difference => differing(pair, { code, pointer, message, field: '' });
  if (was.body === undefined && is.body === undefined) return [];
  if (was.body === undefined)
    return [is.body?.required === true ? said('request.body.required', `${is.id} now needs a body`) : said('request.body.added', `${is.id} may now have a body`)];
  if (is.body === undefined) return [said('request.body.removed', `${is.id} has no body any more`, is.place.pointer)];
  const needs = (required: boolean): Difference =>
    required
      ? said('request.body.required', `${name} is now required`, joinPointer(owner.pointer, 'required'))
      : said('request.body.optional', `${name} is now optional`);
  return [
    ...(was.body.required === is.body.required ? [] : [needs(is.body.required)]),
    ...diffBodies(pair, { direction: 'request', was: was.body.content, is: is.body.content, owner, name }),
  ];
}
