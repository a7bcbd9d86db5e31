import { Failure, badInput, unreachable } from '../../failure/failure.ts';
import type { OutboundAnswer } from '../../http/outbound.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { at, listAt, textAt } from './hal-document.ts';

/** No answer at all. */
export function brokerUnreachable(baseUrl: string, error: unknown): unknown {
  if (!(error instanceof Failure) || error.kind !== 'unreachable') return error;
  return unreachable('broker.unreachable', `the broker cannot be reached: ${error.problem}`, {
    place: baseUrl,
    // A certificate is mended by neither a start nor another address.
    fix: (error.code === 'outbound.untrusted' ? error.fix : undefined) ?? 'start it with `vendorproof broker start`, or correct PACT_BROKER_BASE_URL',
    cause: error,
  });
}

/** An answer that no Pact broker gives. */
export const notABroker = (url: string, said: string): Failure =>
  badInput('broker.not-a-broker', `this is not a Pact broker: ${said}`, {
    place: url,
    fix: 'set PACT_BROKER_BASE_URL to the address of the broker itself',
  });

/** What to tell a person about a refusal (status 400 and above). */
export function refusal(answer: OutboundAnswer, body: Json | undefined): Failure {
  const { status, url: place } = answer;
  const words = wordsOf(body) || answer.body.trim().slice(0, 200) || 'no reason given';
  if (status === 401 || status === 403) {
    const what = status === 401 ? 'asks for credentials' : 'does not allow this to these credentials';
    const fix = 'set PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, or PACT_BROKER_TOKEN';
    return badInput('broker.unauthorized', `the broker ${what} (${status})`, { place, fix });
  }
  if (status === 409) {
    const fix = 'publish changed content under a new version (--version)';
    return badInput('broker.conflict', `the broker refuses the change: ${words}`, { place, fix });
  }
  if (status >= 500 || status === 429 || status === 408) {
    const fix = 'see the log of the broker';
    return unreachable('broker.failing', `the broker answered ${status}, several times: ${words}`, { place, fix });
  }
  if (status === 404) return badInput('broker.not-found', `the broker does not know it: ${words}`, { place });
  return badInput('broker.refused', `the broker answered ${status}: ${words}`, { place });
}

/** The reasons in a broker's error body: `errors` as list or by field, `error` as text or object, problem details, notices. */
export function wordsOf(body: Json | undefined): string {
  const errors = at(body, 'errors');
  const reasons = isObject(errors) ? Object.entries(errors).flatMap(fieldTexts) : textsOf(errors);
  const single = textAt(body, 'error') ?? textAt(body, 'error', 'message') ?? textAt(body, 'detail');
  const notices = listAt(body, 'notices').flatMap((notice) => (textAt(notice, 'type') === 'error' ? textsOf(at(notice, 'text')) : []));
  return [...new Set([...reasons, ...textsOf(single), ...notices])].join('; ');
}

const fieldTexts = ([field, texts]: readonly [string, Json | undefined]): readonly string[] => textsOf(texts).map((text) => `${field}: ${text}`);

function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.flatMap(textsOf);
  return isObject(value) ? textsOf(textAt(value, 'detail') ?? textAt(value, 'title')) : [];
}
