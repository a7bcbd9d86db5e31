import { property, textProperty } from '../../shared/lenient.ts';

/** What an error body says, in whichever of the shapes that the generations of the API have. */
export interface Problem {
  readonly message: string | undefined;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** A page of HTML says nothing. */
export function readProblem(body: unknown): Problem {
  const errors = property(body, 'errors');
  const details = Array.isArray(errors) ? errors.flatMap(detailIn) : [];
  const fields = Array.isArray(errors) ? {} : fieldsIn(errors);
  return { message: textProperty(body, 'message') ?? textProperty(body, 'error') ?? wordsOf(details, fields), fields };
}

const detailIn = (error: unknown): string | readonly string[] => textProperty(error, 'detail') ?? textProperty(error, 'title') ?? [];

function wordsOf(details: readonly string[], fields: Problem['fields']): string | undefined {
  const words = details.length > 0 ? details : Object.entries(fields).map(([field, problems]) => `${field}: ${problems.join(' ')}`);
  return words.length === 0 ? undefined : words.join('; ');
}

/** JSON:API's envelope, which the fields are named without. */
const envelope = /^(json\.)?(data\.)?(attributes\.)?/;

/** `{json: {page: {limit: ['…']}}}` as `page.limit`. */
function fieldsIn(errors: unknown): Problem['fields'] {
  return Object.fromEntries(leaves(errors, [], 0).map(({ path, problems }) => [path.join('.').replace(envelope, ''), problems]));
}

interface Leaf {
  readonly path: readonly string[];
  readonly problems: readonly string[];
}

/** No deeper than forms are: an error body is anybody's. */
function leaves(value: unknown, path: readonly string[], depth: number): readonly Leaf[] {
  if (Array.isArray(value)) return [{ path, problems: value.filter((problem) => typeof problem === 'string') }];
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name], depth + 1));
}
