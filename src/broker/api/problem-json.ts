import type { Reply } from './reply.ts';
import { isObject } from '../../json/json.ts';

/** The same answer as RFC 9457 problem details, for clients that ask for them. */
export function asProblem(reply: Reply, base: string): Reply {
  if (reply.status < 400 || !isObject(reply.body)) return reply;
  const { error, errors } = reply.body;
  const body = errors === undefined ? simpleProblem(reply, error, base) : validationProblem(reply.status, errors, base);
  return { ...reply, type: 'application/problem+json', body };
}

function simpleProblem({ status, type }: Reply, error: unknown, base: string): object {
  // Where nobody says what is missing, the official broker's address of the problem is relative.
  const place = type === 'application/json' ? '' : base;
  const known =
    status === 404
      ? { title: 'Not found', type: `${place}/problem/not-found` }
      : { title: 'Server error', type: `${base}/problem/server-error` };
  return { ...known, detail: typeof error === 'string' ? error : JSON.stringify(error), status };
}

function validationProblem(status: number, errors: unknown, base: string): object {
  return {
    title: 'Validation errors',
    type: `${base}/problems/validation-error`,
    status,
    instance: '/',
    errors: pointed(errors).map(({ detail, ...where }) => ({
      type: `${base}/problems/${detail.startsWith('is missing') ? 'missing-body-property' : 'invalid-body-property-value'}`,
      title: 'Invalid body parameter',
      detail,
      ...where,
    })),
  };
}

function pointed(errors: unknown): readonly { readonly detail: string; readonly pointer?: string }[] {
  if (Array.isArray(errors)) return errors.map((detail) => ({ detail: String(detail) }));
  return Object.entries(isObject(errors) ? errors : {}).flatMap(([field, details]) =>
    (Array.isArray(details) ? details : [details]).map((detail) => inPlace(`/${field.replaceAll('.', '/')}`, String(detail))),
  );
}

/** `… (at index 0)` is a part of the sentence elsewhere, and of the place here. */
function inPlace(pointer: string, message: string): { readonly detail: string; readonly pointer: string } {
  const [, detail, index] = /^(.*) \(at index (\d+)\)$/.exec(message) ?? [];
  return detail === undefined ? { detail: message, pointer } : { detail, pointer: `${pointer}/${index}` };
}
