import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Failure } from '../../src/failure/failure.ts';
import { isObject } from '../../src/json/json.ts';
import type { Document } from '../../src/openapi/document.ts';
import { inspectReference } from '../../src/openapi/inspect/references.ts';
import { partsOf } from '../../src/openapi/inspect/walk.ts';
import type { DocumentedResponse, MediaType, Operation, Parameter } from '../../src/openapi/operations.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import { follow, valueAt } from '../../src/openapi/place.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { basePaths } from '../../src/openapi/routing/base-paths.ts';
import type { Schema } from '../../src/openapi/schema.ts';
import { schemaAt } from '../../src/openapi/schema.ts';
import { systemEnvironment } from '../../src/system/environment.ts';

const folder = join(import.meta.dirname, 'read');
const names = readdirSync(folder);
const isUpdate = systemEnvironment()['UPDATE_CASES'] === '1';

const mainFile = (name: string): string => readdirSync(join(folder, name)).find((file) => file.startsWith('document.')) ?? 'document.yaml';
const expectedFile = (name: string): string => join(folder, name, 'expected.json');
const read = (name: string): Promise<Document> => readDocument(join(folder, name, mainFile(name)), mainFile(name));

async function outcomeOf(name: string): Promise<unknown> {
  try {
    return inWords(await read(name));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failure: { code: error.code, message: error.message } };
  }
}

/** What was read, in words in which every place is a pointer into the document as read. */
function inWords(document: Document): object {
  const dangling = [...partsOf(document)].flatMap((part) => inspectReference(document, part)).filter(({ code }) => code === 'reference.dangling');
  return {
    title: document.title,
    version: document.version,
    openapi: document.declared,
    operations: listOperations(document).map((operation) => operationInWords(document, operation)),
    problems: [...document.problems, ...dangling],
  };
}

function operationInWords(document: Document, operation: Operation): object {
  const { id, parameters, body, responses, security } = operation;
  return {
    id,
    at: operation.place.pointer,
    base: basePaths(document, operation),
    parameters: parameters.map((parameter) => parameterInWords(document, parameter)),
    body: body === undefined ? [] : body.content.map((media) => `${body.required ? 'required ' : ''}${mediaInWords(document, media)}`),
    responses: responses.flatMap((response) => responseInWords(document, response)),
    security: security.map((schemes) => schemes.map(({ name, type, scheme }) => [name, type, scheme].filter(Boolean).join(' ')).join(' and ')),
  };
}

const parameterInWords = (document: Document, { name, in: where, required, style, explode, schema }: Parameter): string =>
  `${required ? 'required ' : ''}${where} ${name} ${style}${explode ? ' exploded' : ''}: ${schemaInWords(document, schema)}`;

function responseInWords(document: Document, { status, content, headers }: DocumentedResponse): readonly string[] {
  const bodies = content.length === 0 ? [status] : content.map((media) => `${status} ${mediaInWords(document, media)}`);
  return [...bodies, ...headers.map(({ name, schema }) => `${status} header ${name}: ${schemaInWords(document, schema)}`)];
}

const mediaInWords = (document: Document, { type, schema, itemSchema }: MediaType): string =>
  `${type}: ${itemSchema === undefined ? schemaInWords(document, schema) : `items ${schemaInWords(document, itemSchema)}`}`;

/** Its types, properties and values, and where it stands. */
function schemaInWords(document: Document, place: Place | undefined): string {
  if (place === undefined) return 'anything';
  const schema = schemaAt(document, place);
  const { format, properties, values } = schema;
  const members = [...properties].map(([name, property]) => `${name} ${kindOf(schemaAt(document, property))}`);
  const words = [kindOf(schema), format, values && JSON.stringify(values)];
  const shown = members.length === 0 ? '' : ` { ${members.join(', ')} }`;
  return `${words.filter(Boolean).join(' ')}${shown} (${(follow(document, place) ?? place).pointer})`;
}

const kindOf = ({ types, nullable, readOnly }: Schema): string =>
  [[...(types ?? ['any'])].filter((type) => type !== 'null').join('|'), nullable && 'nullable', readOnly && 'readOnly'].filter(Boolean).join(' ');

/** A case is a folder with a document and what reading it gives; adding one needs no code. `UPDATE_CASES=1` rewrites what it gives. */
describe('a document that is read', () => {
  for (const name of names) {
    it(`is as expected in ${name}`, async () => {
      const outcome = JSON.parse(JSON.stringify(await outcomeOf(name)));
      if (isUpdate) writeFileSync(expectedFile(name), `${JSON.stringify(outcome, null, 2)}\n`);
      expect(existsSync(expectedFile(name)), 'run with UPDATE_CASES=1 and read what it writes').to.equal(true);
      expect(outcome).to.deep.equal(JSON.parse(readFileSync(expectedFile(name), 'utf8')));
    });
  }

  it('has every pointer of the expected operations', async () => {
    for (const name of names) {
      const expected: unknown = JSON.parse(readFileSync(expectedFile(name), 'utf8'));
      if (!isObject(expected) || expected['failure'] !== undefined) continue;
      const document = await read(name);
      const pointers = JSON.stringify(expected['operations']).match(/(?<=\()[^()"]*(?:#|\/)[^()"]*(?=\))/g) ?? [];
      expect(pointers.filter((pointer) => valueAt(document, pointer) === undefined), name).to.deep.equal([]);
    }
  });
});
