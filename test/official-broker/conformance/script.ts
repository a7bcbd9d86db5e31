import type { Json } from '../../../src/json/json.ts';

/** One request, to be sent to both brokers. */
export interface Step {
  readonly method: string;
  /** As it is sent, encoded; but `{name}` stands for what was kept of an earlier answer. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Names for parts of the answer, each with its JSON pointer. */
  readonly keep: Readonly<Record<string, string>>;
  /** What is special about it, where method and path do not tell. */
  readonly note: string;
}

/** Requests that belong together, in their order. They use names of their own, so that scenarios do not depend on each other. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface StepOptions {
  /** HAL unless it is given; none when it is empty. */
  readonly accept?: string;
  /** JSON unless it is given, where there is a body. */
  readonly type?: string;
  readonly keep?: Readonly<Record<string, string>>;
  readonly note?: string;
}

const hal = 'application/hal+json';
const json = 'application/json';

/** Any request; a body that is a text is sent as it is, anything else as JSON. */
export function send(method: string, path: string, options: StepOptions & { readonly body?: Json | undefined } = {}): Step {
  const { body, accept = hal, type, keep = {}, note = '' } = options;
  const contentType = type ?? (body === undefined ? '' : json);
  return {
    method,
    path,
    headers: { ...(accept !== '' && { accept }), ...(contentType !== '' && { 'content-type': contentType }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    keep,
    note,
  };
}

export const get = (path: string, options: StepOptions = {}): Step => send('GET', path, options);
export const del = (path: string, options: StepOptions = {}): Step => send('DELETE', path, options);
export const post = (path: string, body?: Json, options: StepOptions = {}): Step => send('POST', path, { ...options, body });
export const put = (path: string, body?: Json, options: StepOptions = {}): Step => send('PUT', path, { ...options, body });
export const patch = (path: string, body?: Json, options: StepOptions = {}): Step =>
  send('PATCH', path, { type: 'application/merge-patch+json', ...options, body });

/** `PUT /pacticipants/web type=text/plain`: what is usual is left out. */
export function nameOf({ method, path, headers, note }: Step): string {
  const { accept = '', 'content-type': type = '' } = headers;
  const usualType = { POST: json, PUT: json, PATCH: 'application/merge-patch+json' }[method] ?? '';
  const unusual = [accept === hal ? '' : `accept=${accept}`, type === usualType ? '' : `type=${type}`, note];
  return [`${method} ${path}`, ...unusual.filter((part) => part !== '')].join(' ');
}
