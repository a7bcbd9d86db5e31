import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import { checkFor } from '../check.ts';
import type { Document } from '../document.ts';
import { compilePattern } from '../pattern.ts';
import { fitsScalar } from '../fits.ts';
import { schemaAt } from '../schema.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';
import type { Part } from './walk.ts';

/** Values that are no scalars need a compiled validator, and a large document has thousands of them. */
export interface Budget {
  left: number;
}

/** What is wrong with one schema in itself. */
export function inspectSchema(document: Document, part: Part, budget: Budget): readonly Problem[] {
  if (!part.isSchema || member(part.value, '$ref') !== undefined) return [];
  return [...undeclaredRequired(document, part), ...unreadablePattern(part), ...misfits(document, part, budget)];
}

function undeclaredRequired(document: Document, part: Part): readonly Problem[] {
  const required = member(part.value, 'required');
  if (!isArray(required)) return [];
  const { properties, additional, choices } = schemaAt(document, part);
  // Beside a union or in a part of `allOf`, what is required may be declared elsewhere.
  if (choices.length > 0 || isObject(additional) || /\/(allOf|anyOf|oneOf)\/\d+$/.test(part.pointer)) return [];
  return required.flatMap((name, index) =>
    typeof name !== 'string' || properties.has(name)
      ? []
      : [problem('schema.required-undeclared', joinPointer(part.pointer, 'required', index), `the required property \`${name}\` is not declared`)],
  );
}

function unreadablePattern({ pointer, value }: Part): readonly Problem[] {
  const pattern = member(value, 'pattern');
  const isBroken = typeof pattern === 'string' && compilePattern(pattern) === undefined;
  return isBroken ? [problem('schema.pattern', joinPointer(pointer, 'pattern'), `${pattern} is no regular expression`)] : [];
}

function misfits(document: Document, part: Part, budget: Budget): readonly Problem[] {
  const listed = member(part.value, 'enum');
  const examples = member(part.value, 'examples');
  const candidates = [
    ...(isArray(listed) ? listed.map((value, index) => ({ code: 'schema.enum', keys: ['enum', index], value }) as const) : []),
    ...['default', 'example'].flatMap((key) => {
      const value = member(part.value, key);
      return value === undefined ? [] : [{ code: key === 'default' ? 'schema.default' : 'schema.example', keys: [key], value } as const];
    }),
    ...(isArray(examples) ? examples.map((value, index) => ({ code: 'schema.example', keys: ['examples', index], value }) as const) : []),
  ];
  return candidates
    .filter(({ value }) => !fits(document, part, { value, budget }))
    .map(({ code, keys, value }) => problem(code, joinPointer(part.pointer, ...keys), `${shown(value)} is no value that the schema allows`));
}

/** What cannot be checked is no misfit. */
function fits(document: Document, part: Part, { value, budget }: { readonly value: Json; readonly budget: Budget }): boolean {
  const schema = schemaAt(document, part);
  if (!isObject(value) && !isArray(value) && schema.choices.length === 0) return fitsScalar(schema, value);
  if (budget.left <= 0) return true;
  budget.left -= 1;
  try {
    return checkFor(document, part, 'response')(value).length === 0;
  } catch {
    return true;
  }
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
