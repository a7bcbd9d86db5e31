import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { wrongExpectation } from '../problem.ts';
import type { ResponseReliance } from '../expectation.ts';
import type { Demand } from './demand.ts';
import { listedIn } from './reliance.ts';
import { eachElement, fieldStep, parsePath, writtenPath } from './path.ts';
import type { Body, End } from './refuse.ts';
import { follow, refuseShape, startOf } from './refuse.ts';
import { refuseApart } from './together.ts';

/** Refuses what an expectation says of an answer's body where the document has something else there, or nothing. */
export function checkReliance(body: Body, response: ResponseReliance, demand: Demand): void {
  const { values, examples = {} } = response;
  for (const path of listedIn(response)) follow(body, parsePath(path));
  for (const [path, example] of Object.entries(examples)) refuseExample(body, follow(body, parsePath(path)), example);
  if (values !== undefined) refuseShape(body, startOf(body), values);
  refuseApart(body, demand);
}

/** An example is one text or number; what holds several is written by the paths of those. */
function refuseExample(body: Body, end: End, example: Json): void {
  if (!isObject(example) && !isArray(example)) return refuseShape(body, end, example);
  const [first] = isArray(example) ? [eachElement] : Object.keys(example).map(fieldStep);
  const fix = first === undefined ? undefined : `write \`${writtenPath([...end.path, first])}\``;
  throw wrongExpectation(body.document, body.schema.pointer, {
    code: 'expectation.example.shape',
    message: `the example of \`${writtenPath(end.path)}\` is ${isArray(example) ? 'an array' : 'an object'}: give each of its values by a path of its own`,
    ...(fix === undefined ? {} : { fix }),
  });
}
