import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { comparePact, compatible } from '../../src/compare/compare.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { readPact } from '../../src/pact/read.ts';

interface Judge {
  readonly Comparator: new (input: { readonly oas: unknown }) => {
    readonly compare: (pact: unknown) => AsyncIterable<{ readonly type: string }>;
  };
}

// The package's type declarations cannot be resolved from an ES module.
const { Comparator }: Judge = createRequire(import.meta.url)('@pactflow/openapi-pact-comparator');

const folder = join(import.meta.dirname, 'compare');

/** Cases where another comparator comes to another verdict, and why ours stays. */
const differs: Readonly<Record<string, string>> = {
  'request-body-agrees': 'a form has texts only, and the schema says which are numbers; the judge leaves them texts',
  'request-complete': 'OpenAPI says to ignore a header parameter named Authorization; the judge requires it',
  'request-query-as-a-whole': 'OpenAPI 3.2 knows parameters that are the whole query; the judge does not',
  'response-body-example': 'a type rule accepts any string, so the example is no promise; the judge takes it for one',
  'response-body-of-bytes': 'nothing in a file is described, whatever its label; the judge compares it with a text',
  'response-body-required-and-undescribed':
    'a field that the document requires is promised, even where nothing describes it; the judge does not know it',
  'response-body-rule': 'the judge looks at examples and never at matching rules',
  'response-body-rules-that-do-not-hold': 'the judge looks at examples and never at matching rules',
  'response-body-undocumented': 'where the document is silent, or allows more fields, there is nothing to contradict',
  'response-body-union': 'an object without properties holds what the data has; the judge closes it',
};

/** The judge knows no base paths of servers. */
const withoutBasePath = (text: string): string => text.replaceAll('"/v1/', '"/');

async function judge(name: string): Promise<boolean> {
  const oas = parse(readFileSync(join(folder, name, 'document.yaml'), 'utf8'));
  const pact = JSON.parse(withoutBasePath(readFileSync(join(folder, name, 'pact.json'), 'utf8')));
  for await (const result of new Comparator({ oas }).compare(pact)) {
    if (result.type === 'error') return false;
  }
  return true;
}

async function ours(name: string): Promise<boolean> {
  const pact = readPact(readFileSync(join(folder, name, 'pact.json'), 'utf8'), 'pact.json');
  return compatible(comparePact(await readDocument(join(folder, name, 'document.yaml')), pact));
}

/** The judge cannot read documents in which two paths have the same shape. */
const unreadable = new Set([
  'operation-named-by-the-pact',
  'operation-told-apart-by-path-values',
  'operation-told-apart-by-what-is-missing',
]);

/** The judge knows requests and answers, and no messages. */
const isJudged = (name: string): boolean => !unreadable.has(name) && !name.startsWith('message-');

describe('a second comparator', () => {
  for (const name of readdirSync(folder).filter(isJudged)) {
    const reason = differs[name];
    it(`${reason === undefined ? 'agrees' : 'differs'} on ${name}${reason === undefined ? '' : `: ${reason}`}`, async () => {
      const [own, other] = await Promise.all([ours(name), judge(name)]);
      expect(own === other).to.equal(reason === undefined);
    });
  }
});
