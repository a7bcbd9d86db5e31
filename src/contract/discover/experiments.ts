import type { Described } from '../../generate/demand/documented.ts';
import type { Path } from '../../generate/demand/path.ts';
import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Document } from '../../openapi/document.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Change } from '../../pact/reliance.ts';
import type { Instead } from './change-field.ts';
import { valuesAt } from './change-field.ts';
import type { Field } from './fields.ts';

/** One answer with one field changed. */
export interface Experiment {
  readonly path: Path;
  readonly change: Change;
  readonly instead: Instead;
}

/** What can be tried with the fields that a body has: whether they are needed at all before how they may be. */
export function experimentsWith(document: Document, body: Json, fields: readonly Field[]): readonly Experiment[] {
  const there = fields.filter(({ path }) => valuesAt(body, path).length > 0);
  const absences = there.filter(({ path }) => path.at(-1)?.kind === 'field').map(({ path }): Experiment => ({ path, change: 'absent', instead: () => undefined }));
  const others = there.flatMap((field) => [emptied(document, body, field), nulled(document, body, field), unknownMember(document, field)].filter((one) => one !== undefined));
  return [...absences, ...others];
}

/** Only as far as the document allows it: what no vendor sends proves nothing. */
function emptied(document: Document, body: Json, { path, here }: Field): Experiment | undefined {
  const values = valuesAt(body, path);
  const isAllowed = values.every((value) => emptyOf(value) !== undefined && isValid(document, here, emptyOf(value) ?? null));
  const isEmptyAlready = values.every((value) => JSON.stringify(value) === JSON.stringify(emptyOf(value)));
  return isAllowed && !isEmptyAlready ? { path, change: 'empty', instead: emptyOf } : undefined;
}

function emptyOf(value: Json): Json | undefined {
  if (typeof value === 'string') return '';
  if (isArray(value)) return [];
  return isObject(value) ? {} : undefined;
}

function nulled(document: Document, body: Json, { path, here }: Field): Experiment | undefined {
  const isNullAlready = valuesAt(body, path).every((value) => value === null);
  return !isNullAlready && isValid(document, here, null) ? { path, change: 'null', instead: () => null } : undefined;
}

const isValid = (document: Document, here: Described, value: Json): boolean =>
  here.some((places) => places.every((place) => accepts({ document, place, direction: 'response' }, value)));

/** A member that the document does not list: vendors add them without asking. */
function unknownMember(document: Document, { path, here }: Field): Experiment | undefined {
  const listed = here.flat().flatMap((place) => schemaAt(document, place).values ?? []);
  const numbers = listed.filter((value) => typeof value === 'number');
  const isText = listed.some((value) => typeof value === 'string');
  if (!isText && numbers.length === 0) return undefined;
  const unknown = isText ? 'unknown_member' : Math.max(...numbers) + 1;
  return { path, change: 'unknown', instead: () => unknown };
}
