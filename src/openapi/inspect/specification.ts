import type { OpenAPI } from 'openapi-types';
import type { JsonObject } from '../../json/json.ts';
import { lookUp, member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';
import { partsOf } from './walk.ts';

/** Checking a large document against the specification takes minutes, and says little that the other checks do not. */
const mostCharacters = 2_000_000;

/** What a validator of the OpenAPI specification says: a hint, since many a document that breaks it is perfectly usable. */
export async function inspectAgainstSpecification(document: Document): Promise<readonly Problem[]> {
  const { root, openapi, declared } = document;
  // One read from Swagger 2.0 holds both forms, which no validator of either takes.
  if (openapi === '3.2' || declared === '2.0' || JSON.stringify(root).length > mostCharacters) return [];
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    // It writes into what it is given, and must not read files or addresses that the document names.
    await SwaggerParser.validate(asInput(withoutIds(structuredClone(root), document)), { resolve: { external: false } });
    return [];
  } catch (error) {
    return [problem('document.invalid', '', firstLine(error))];
  }
}

/**
 * A copy without the addresses that schemas have as `$id`: the validator looks for what a `$ref` names within such a schema, where
 * documents mean it from their own root.
 */
function withoutIds(copy: JsonObject, document: Document): JsonObject {
  for (const { pointer, value, isSchema } of partsOf(document)) {
    const schema = isSchema && member(value, '$id') !== undefined ? lookUp(copy, pointer) : undefined;
    if (schema !== undefined) Reflect.deleteProperty(Object(schema), '$id');
  }
  return copy;
}

/** The validator's input is typed as the valid document that it is to find out about. */
const asInput = (root: object): OpenAPI.Document => root as OpenAPI.Document;

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 2).join(' ');
