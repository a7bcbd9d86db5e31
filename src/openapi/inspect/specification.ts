import type { OpenAPI } from 'openapi-types';
import type { Document } from '../document.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** Checking a large document against the specification takes minutes, and says little that the other checks do not. */
const mostCharacters = 2_000_000;

/** What a validator of the OpenAPI specification says: a hint, since many a document that breaks it is perfectly usable. */
export async function inspectAgainstSpecification({ root, openapi, declared }: Document): Promise<readonly Problem[]> {
  // One read from Swagger 2.0 holds both forms, which no validator of either takes.
  if (openapi === '3.2' || declared === '2.0' || JSON.stringify(root).length > mostCharacters) return [];
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    // It writes into what it is given, and must not read files or addresses that the document names.
    await SwaggerParser.validate(asInput(structuredClone(root)), { resolve: { external: false } });
    return [];
  } catch (error) {
    return [problem('document.invalid', '', firstLine(error))];
  }
}

/** The validator's input is typed as the valid document that it is to find out about. */
const asInput = (root: object): OpenAPI.Document => root as OpenAPI.Document;

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 2).join(' ');
