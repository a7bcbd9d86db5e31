import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { checkFor } from '../openapi/check.ts';
import type { Document } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { listOperations, responseFor } from '../openapi/operations.ts';
import type { Place } from '../openapi/place.ts';
import { sample } from '../openapi/sample.ts';
import { isJsonType } from './request/media.ts';
import type { AskOptions, TestAnswer } from './testing/client.ts';
import { awkward, form, json, petshop, stubOf } from './testing/client.ts';

interface Asked {
  readonly operation: Operation;
  readonly include: 'required' | 'all';
  readonly prefer: string;
}

/** Every operation, with the least and the most that a request may hold, once for each documented status. */
const everything = (document: Document): readonly Asked[] =>
  listOperations(document).flatMap((operation) => {
    const preferences = ['', ...operation.responses.map(({ status }) => `code=${status}`)];
    return (['required', 'all'] as const).flatMap((include) => preferences.map((prefer) => ({ operation, include, prefer })));
  });

/** A request that the document allows, of its own schemas' values. */
function wellAsked(document: Document, { operation, include, prefer }: Asked): { readonly line: string; readonly options: AskOptions } {
  const drawn = (place: Place | undefined, name: string): Json =>
    (place === undefined ? 'x' : sample(document, place, { direction: 'request', include, name }));
  const valuesIn = (where: string): readonly (readonly [string, string])[] =>
    operation.parameters.filter((each) => each.in === where && each.required).map(({ name, schema }) => [name, String(drawn(schema, name))]);
  const fillIn = (text: string, [name, value]: readonly [string, string]): string => text.replace(`{${name}}`, encodeURIComponent(value));
  const path = valuesIn('path').reduce(fillIn, operation.path.replace('#', '?'));
  const query = valuesIn('query').map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const headers = { ...Object.fromEntries(valuesIn('header')), prefer };
  const media = operation.body?.content.find(({ type }) => isJsonType(type));
  const body = media === undefined ? forms[operation.id] : { type: json, text: JSON.stringify(drawn(media.schema, '')) };
  const options = body === undefined ? { headers } : { headers: { ...headers, ...body.type }, body: body.text };
  return { line: `${operation.method} ${path}${query === '' ? '' : `?${query}`}`, options };
}

/** Forms are written here by hand: the test would else encode them as the stub decodes them. */
const forms: Readonly<Record<string, { readonly type: typeof form; readonly text: string }>> = {
  createOrder: { type: form, text: 'amount=5&currency=chf' },
};

/** How an answer leaves the document; undefined when it does not. */
function problemOf(document: Document, { operation }: Asked, answer: TestAnswer): unknown {
  const documented = responseFor(operation, answer.status);
  if (answer.headers.has('vendorproof-refusal')) return answer.headers.get('vendorproof-refusal');
  if (documented === undefined) return `${answer.status}: ${answer.text}`;
  const missing = documented.headers.find(({ name, required }) => required && !answer.headers.has(name));
  if (missing !== undefined) return `without ${missing.name}`;
  const media = documented.content[0];
  if (media?.schema === undefined || answer.status === 204) return answer.text === '' ? undefined : answer.text;
  return isJsonType(media.type) ? checkFor(document, media.schema, 'response')(answer.json ?? null)[0] : undefined;
}

describe('a stub', () => {
  for (const [name, read] of Object.entries({ petshop, awkward })) {
    it(`gives only answers that the ${name} document has`, async () => {
      const document = await read();
      const problems = await Promise.all(
        everything(document).map(async (asked) => {
          // What one request deletes is there for the others.
          const ask = stubOf([{ document }]);
          const { line, options } = wellAsked(document, asked);
          return { line, prefer: asked.prefer, problem: problemOf(document, asked, await ask(line, options)) };
        }),
      );
      expect(problems.filter(({ problem }) => problem !== undefined)).to.deep.equal([]);
    });
  }

  it('refuses a document without a single operation, since it would serve nothing', async () => {
    const document = await petshop();
    expect(() => stubOf([{ document: { ...document, root: { openapi: '3.0.3', paths: {} } } }])).to.throw('the document has no operation to serve');
  });

  it('refuses to start without a document', () => {
    expect(() => stubOf([])).to.throw('no document was given');
  });
});
