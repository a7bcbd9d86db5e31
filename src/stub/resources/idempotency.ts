import { createHash } from 'node:crypto';
import { asText } from '../../json/as-text.ts';
import { canonicalJson } from '../../json/canonical.ts';
import { isObject } from '../../json/json.ts';
import { namesStatus } from '../answer/documented.ts';
import type { Answer } from '../answer/answer.ts';
import type { Refusal } from '../problem.ts';
import type { Understood } from '../request/understand.ts';
import type { Things } from './store.ts';

const field = /^(client_?(request_?)?token|(client_?)?idempotency_?(token|key))$/i;

/** What a client names a request by, so that it is carried out once however often it is sent. */
interface Key {
  readonly value: string;
  /** Where it stands in the request. */
  readonly pointer: string;
}

/** Carries a request out, or answers as before to one of the same key: nothing is made twice. */
export function once(request: Understood, things: Things, carryOut: () => Answer | Refusal): Answer | Refusal {
  const key = keyOf(request);
  if (key === undefined) return carryOut();
  const asked = fingerprint(request);
  const before = things.repeatable(key.value);
  if (before?.asked === asked) return before.answer;
  const refused = before && anotherRequest(request, key);
  if (refused !== undefined) return refused;
  if (before !== undefined) return before.answer;
  const answer = carryOut();
  if (!('problems' in answer) && answer.status < 400) things.repeat(key.value, { asked, answer });
  return answer;
}

function keyOf({ incoming, endpoint: { operation }, body, query }: Understood): Key | undefined {
  if (['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(incoming.method)) return undefined;
  const declared = operation.parameters.find(({ in: where, name }) => where === 'header' && /idempotency/i.test(name))?.name;
  for (const name of [...(declared === undefined ? [] : [declared]), 'idempotency-key']) {
    const value = incoming.headers.get(name);
    if (value !== null && value !== '') return { value: `${operation.id} ${value}`, pointer: `/header/${name}` };
  }
  const fields = [...(isObject(body) ? Object.entries(body) : []), ...query].filter(([name, value]) => field.test(name) && typeof value === 'string' && value !== '');
  const [first] = fields;
  return first === undefined ? undefined : { value: `${operation.id} ${asText(first[1])}`, pointer: `/body/${first[0]}` };
}

/** What is asked, however it is written: the operation, what its path names, and what its body means. Without a body it is the query that says more. */
function fingerprint({ incoming, endpoint: { operation }, path, query, body }: Understood): string {
  const declared = operation.parameters.filter((parameter) => operation.body === undefined && parameter.in === 'query').map(({ name }) => [name, query.get(name) ?? null]);
  const hash = createHash('sha256').update(canonicalJson([incoming.method, operation.path, [...path], declared]));
  return (body === undefined ? hash.update(incoming.body) : hash.update(canonicalJson(body))).digest('hex');
}

/** What the document has for a key that is used again for something else; undefined where it has nothing. */
function anotherRequest({ endpoint }: Understood, { pointer }: Key): Refusal | undefined {
  const status = [409, 422, 400].find((one) => namesStatus(endpoint.operation, one));
  if (status === undefined) return undefined;
  const message = 'this idempotency key came with another request before';
  return { status, endpoint, problems: [{ code: 'idempotency.reused', pointer, rule: endpoint.operation.place.pointer, message }] };
}
