import type { Json } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { varied } from '../../openapi/vary.ts';
import type { ParameterValue } from './parameter-values.ts';
import { isScalar } from './parameter-values.ts';

/**
 * What a DELETE is about is another thing than the example that all other operations have, so that a pact can be replayed on a vendor that
 * remembers. Where the document leaves no choice, or the client names the thing, it is as it was.
 */
export function ownToDelete(document: Document, { method, path }: Operation, values: readonly ParameterValue[]): readonly ParameterValue[] {
  const [, last] = /\{\+?([^{}]*)\}[^{}/]*$/.exec(path) ?? [];
  const isOwn = ({ parameter, given }: ParameterValue): boolean => method === 'DELETE' && !given && parameter.name === last;
  return values.map((one) => (isOwn(one) ? { ...one, value: another(document, one) } : one));
}

function another(document: Document, { parameter: { schema, name }, value }: ParameterValue): Json {
  if (schema === undefined || !isScalar(value)) return value;
  const seed = document.seed ?? 0;
  const found = varied({ ...schemaAt(document, schema), seed: seed + 1 }, value, `${name} to delete`);
  return accepts({ document, place: schema, direction: 'request' }, found) ? found : value;
}
