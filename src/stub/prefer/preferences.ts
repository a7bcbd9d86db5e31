import type { Understood } from '../request/understand.ts';

/** Which of the documented answers a client would like, as Prism has it. */
export interface Preferences {
  readonly code: number | undefined;
  /** The name of a published example. */
  readonly example: string | undefined;
  /** Another sample each time. */
  readonly isDynamic: boolean;
}

/** Of the header `Prefer` (RFC 7240), else of the query fields `__code`, `__example` and `__dynamic` where the document has no use for them. */
export function preferencesOf({ endpoint, incoming }: Understood): Preferences {
  const header = incoming.headers.get('prefer') ?? '';
  if (header === '' && !incoming.query.some(([name]) => name.startsWith('__'))) return none;
  const isDeclared = (name: string): boolean => endpoint.operation.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name);
  const inQuery = (name: string): string | undefined =>
    (isDeclared(name) ? undefined : incoming.query.find(([key]) => key === name)?.[1]);
  const preferred = (name: keyof typeof patterns): string | undefined => {
    const [, quoted, plain] = patterns[name].exec(header) ?? [];
    return quoted ?? plain ?? inQuery(`__${name}`);
  };
  const code = preferred('code');
  return {
    code: code !== undefined && /^\d{3}$/.test(code) ? Number(code) : undefined,
    example: preferred('example'),
    isDynamic: preferred('dynamic') === 'true',
  };
}

/** What most clients would like. */
const none: Preferences = { code: undefined, example: undefined, isDynamic: false };

/** People part preferences by commas, by semicolons or by spaces. */
const patterns = {
  code: /(?:^|[,;\s])code\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/i,
  example: /(?:^|[,;\s])example\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/i,
  dynamic: /(?:^|[,;\s])dynamic\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/i,
};

/** What of it has been done, for the header `Preference-Applied`; undefined: nothing. */
export function applied({ code, example, isDynamic }: Preferences): string | undefined {
  if (code === undefined && example === undefined && !isDynamic) return undefined;
  const done = [code === undefined ? [] : `code=${code}`, example === undefined ? [] : `example=${quoted(example)}`, isDynamic && example === undefined ? 'dynamic=true' : []].flat();
  return done.join(', ');
}

/** In letters that a header holds. */
const quoted = (text: string): string => (/^[\w.~-]+$/.test(text) ? text : `"${text.replaceAll(/[^\x20-\x7e]|["\\]/g, '?')}"`);
