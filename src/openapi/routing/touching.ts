import type { Document } from '../document.ts';
import type { Operation } from '../operations.ts';
import { schemaAt } from '../schema.ts';
import type { PathTemplate } from './template.ts';

interface Entry {
  readonly document: Document;
  readonly operation: Operation;
}

/** The values of a path's parameters, where some touch, as in `/reports/{name}{extension}`: one with listed values says where both end. */
export function dividedValues(entry: Entry, { names, touching }: PathTemplate, values: readonly string[]): readonly string[] {
  return touching.reduce((all, index) => {
    const text = `${all[index] ?? ''}${all[index + 1] ?? ''}`;
    const first = listedIn(entry, names[index]).find((value) => text.startsWith(value) && value.length < text.length);
    const second = listedIn(entry, names[index + 1]).find((value) => text.endsWith(value) && value.length < text.length);
    const at = second === undefined ? first?.length : text.length - second.length;
    return at === undefined ? all : all.with(index, text.slice(0, at)).with(index + 1, text.slice(at));
  }, values);
}

/** The texts that a parameter may be, the longest first; none where it may be any. */
function listedIn({ document, operation }: Entry, name: string | undefined): readonly string[] {
  const schema = operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
  const values = schema === undefined ? [] : (schemaAt(document, schema).values ?? []);
  return values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : [])).toSorted((a, b) => b.length - a.length);
}
