import type { Json } from '../../../json/json.ts';
import { isArray, isObject } from '../../../json/json.ts';
import { asText } from '../../../json/as-text.ts';
import type { Step } from '../../../pact/matching/json-path.ts';
import { readPath } from '../../../pact/matching/json-path.ts';
import type { PactResponse } from '../../../pact/types.ts';
import type { Drawing } from './generators.ts';
import { generate } from './generators.ts';

/** A response with drawn values in place of the examples that have generators. The example stays where a generator has nothing. */
export function generated(response: PactResponse, drawing: Drawing): PactResponse {
  const { generators, body, headers } = response;
  if (generators === undefined) return response;
  const { body: ofBody, header: ofHeader, status: ofStatus } = generators;
  const status = generate(ofStatus, drawing, response.status);
  return {
    ...response,
    ...(typeof status === 'number' && status >= 200 && status <= 599 ? { status } : {}),
    ...(body === undefined || !isObject(ofBody) ? {} : { body: { ...body, content: contentWith(body.content, Object.entries(ofBody), drawing) } }),
    ...(headers === undefined || !isObject(ofHeader) ? {} : { headers: headersWith(headers, Object.entries(ofHeader), drawing) }),
  };
}

type Placed = readonly (readonly [at: string, generator: Json | undefined])[];

const contentWith = (content: Json, placed: Placed, drawing: Drawing): Json =>
  placed.reduce((value, [at, generator]) => replacedAt(value, readPath(at), (example) => generate(generator, drawing, example) ?? example), content);

/** The value with what stands at a path replaced, every place of a wildcard for itself. */
function replacedAt(value: Json, [step, ...rest]: readonly Step[], replace: (example: Json) => Json): Json {
  if (step === undefined) return replace(value);
  const isMeant = (key: string): boolean => typeof step === 'string' || step.name === key;
  const inner = (child: Json, key: string): Json => (isMeant(key) ? replacedAt(child, rest, replace) : child);
  if (isArray(value)) return value.map((item, index) => inner(item, String(index)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [[key, inner(child, key)]])));
}

type Headers = NonNullable<PactResponse['headers']>;

function headersWith(headers: Headers, placed: Placed, drawing: Drawing): Headers {
  const generatorOf = (name: string): Json | undefined => placed.find(([at]) => at.replace(/^\$\./, '').toLowerCase() === name.toLowerCase())?.[1];
  const drawn = ([name, values]: readonly [string, readonly string[]]): readonly [string, readonly string[]] => {
    const value = generate(generatorOf(name), drawing, values.join(', '));
    return [name, value === undefined ? values : [asText(value)]];
  };
  return Object.fromEntries(Object.entries(headers).map(drawn));
}
