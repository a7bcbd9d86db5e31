import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Operation } from '../operations.ts';
import { listOperations } from '../operations.ts';
import { parseTemplate } from '../routing/template.ts';
import { schemaAt } from '../schema.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** What is wrong with ids, paths and path parameters. */
export function inspectOperations(document: Document): readonly Problem[] {
  const operations = listOperations(document);
  return [...duplicateIds(operations), ...operations.flatMap(inspectOperation), ...indistinct(document, operations)];
}

function inspectOperation(operation: Operation): readonly Problem[] {
  const { id, path, parameters, place } = operation;
  const names = parseTemplate(path).names;
  const declared = parameters.filter((parameter) => parameter.in === 'path');
  return [
    ...(idOf(operation) === undefined ? [problem('operation.id-missing', place.pointer, `${id} has no operationId`)] : []),
    ...colonNames(path).map((name) => problem('path.colon', place.pointer, `the path of ${id} has \`:${name}\`, which is no parameter: write \`{${name}}\``)),
    ...names
      .filter((name) => !declared.some((parameter) => parameter.name === name))
      .map((name) => problem('parameter.undeclared', place.pointer, `${id} does not declare the path parameter \`${name}\``)),
    ...declared
      .filter(({ name }) => !names.includes(name))
      .map(({ name, place: { pointer } }) => problem('parameter.unused', pointer, `the path of ${id} has no parameter \`${name}\``)),
  ];
}

/** What web frameworks write for a parameter, a whole segment of it; `{id}:close` is something else. */
const colonNames = (path: string): readonly string[] => [...path.matchAll(/\/:([A-Za-z_]\w*)(?=[/?#]|$)/g)].map(([, name = '']) => name);

function idOf({ place }: Operation): string | undefined {
  const id = member(place.value, 'operationId');
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function duplicateIds(operations: readonly Operation[]): readonly Problem[] {
  const groups = Map.groupBy(operations, idOf);
  return [...groups].flatMap(([id, [first, ...others]]) =>
    id === undefined || first === undefined
      ? []
      : others.map(({ place }) => problem('operation.id-duplicate', place.pointer, `the operationId ${id} is also that of ${first.method} ${first.path}`)),
  );
}

/** Operations whose requests look the same: method, shape of the path, what the path asks of the query, what is required, what is sent. */
function indistinct(document: Document, operations: readonly Operation[]): readonly Problem[] {
  const groups = Map.groupBy(operations, (operation) => signatureOf(document, operation));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map(({ id, place }) => problem('operation.indistinct', place.pointer, `no request tells ${id} from ${first.id}`)),
  );
}

function signatureOf(document: Document, { method, path, parameters, body }: Operation): string {
  const { segments, demands } = parseTemplate(path);
  const required = parameters.filter((parameter) => parameter.required && (parameter.in === 'query' || parameter.in === 'header'));
  const telling = required.map(({ name, in: where, schema }) => [where, name, schema === undefined ? [] : (schemaAt(document, schema).values ?? [])]);
  const names = path.split(/[?#]/).slice(1);
  return JSON.stringify([method, segments, demands, names, telling.map((one) => JSON.stringify(one)).toSorted(), body?.content.map(({ type }) => type) ?? []]);
}
