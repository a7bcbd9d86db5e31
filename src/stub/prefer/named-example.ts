import type { Json } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import { suggest } from '../../failure/nearest.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { namedExamples, readings } from '../answer/examples.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem, Refusal } from '../problem.ts';
import { check } from '../request/checks.ts';

export interface Wanted {
  readonly name: string;
  /** That of the answer in which it is looked for. */
  readonly media: MediaType | undefined;
}

/** A published example by its name, exactly as the document has it; refused where there is none, or where it breaks its own schema. */
export function namedExample(endpoint: Endpoint, { name, media }: Wanted): { readonly example: Json } | Refusal {
  const { document } = endpoint;
  const examples = media === undefined ? new Map<string, Json>() : namedExamples(document, media);
  const published = examples.get(name);
  if (published === undefined) return refusal(endpoint, 404, unknown(endpoint, name, [...examples.keys()]));
  if (media?.schema === undefined) return { example: published };
  const violations = check(document, media.schema, 'response');
  const [first, ...others] = readings(media, published);
  const valid = [first, ...others].find((reading) => reading !== undefined && violations(reading).length === 0);
  if (valid !== undefined) return { example: valid };
  const [wrong] = violations(published);
  const message = `the published example ${name} breaks its own schema: ${wrong?.pointer ?? ''} ${wrong?.message ?? ''}`;
  return refusal(endpoint, 400, { code: 'example.invalid', rule: joinPointer(media.place.pointer, 'examples', name), message });
}

const refusal = (endpoint: Endpoint, status: number, problem: Omit<Problem, 'pointer'>): Refusal =>
  ({ status, endpoint, problems: [{ ...problem, pointer: '/header/Prefer' }] });

function unknown({ document, operation }: Endpoint, name: string, near: readonly string[]): Omit<Problem, 'pointer'> {
  const known = operation.responses.flatMap(({ status, content }) =>
    content.flatMap((media) => [...namedExamples(document, media).keys()].map((each) => `${each} (${status})`)));
  const elsewhere = known.length === 0 ? 'this operation has none with a name' : `its answers have ${known.join(', ')}`;
  const asked = near.length === 0 ? '' : `: ${suggest(name, near)}`;
  return { code: 'example.unknown', rule: joinPointer(operation.place.pointer, 'responses'), message: `there is no example ${name} for this answer${asked}; ${elsewhere}` };
}
