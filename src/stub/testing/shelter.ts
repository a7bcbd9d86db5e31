import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { asText } from '../../json/as-text.ts';
import { checkFor } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import { listOperations, responseFor } from '../../openapi/operations.ts';
import { readDocument } from '../../openapi/read.ts';
import { createRouter } from '../../openapi/routing/router.ts';
import type { StubOptions } from '../stub.ts';
import type { Ask, TestAnswer } from './client.ts';
import { json, stubOf } from './client.ts';

/** A document with all the ways in which things are made, read and listed. */
export const shelter = (): Promise<Document> => readDocument(fileURLToPath(new URL('shelter.yaml', import.meta.url)));

/** A stub of the shelter of which every answer has to be as the document says. */
export async function shelterStub(options: Partial<StubOptions> = {}, provider?: StubOptions['documents'][number]['provider']): Promise<Ask> {
  const document = await shelter();
  const ask = stubOf([provider === undefined ? { document } : { document, provider }], options);
  const router = createRouter(listOperations(document).map((operation) => ({ document, operation })));
  return async (line, given) => {
    const answer = await ask(line, given);
    const [method = '', target = ''] = line.split(' ');
    const found = router(method, (target.split('?')[0] ?? '').replace(/^\/v2/, ''));
    const routes = found.kind === 'found' ? (found.groups[0] ?? []) : [];
    const operation = routes.find(({ demands }) => demands.every(([name, value]) => target.includes(`${name}=${value}`)))?.endpoint.operation;
    const schema = operation && responseFor(operation, answer.status)?.content[0]?.schema;
    if (schema !== undefined) expect(checkFor(document, schema, 'response')(answer.json ?? null), `${line}: ${answer.text}`).to.deep.equal([]);
    return answer;
  };
}

/** Sends JSON. */
export const send = (ask: Ask, line: string, body: Json): Promise<TestAnswer> => ask(line, { headers: json, body: JSON.stringify(body) });

/** The text at a path of an answer's body. */
export const at = (answer: TestAnswer, ...keys: readonly (string | number)[]): string =>
  asText(keys.reduce<Json | undefined>((value, key) => member(value, key), answer.json));
