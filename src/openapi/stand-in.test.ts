import { expect } from 'chai';
import { listOperations } from './operations.ts';
import { standIn } from './stand-in.ts';
import { documentOf } from './testing/documents.ts';

/** The status that the last of these responses stands for. */
function stoodFor(...keys: readonly string[]): number | undefined {
  const [operation] = listOperations(documentOf({ paths: { '/a': { get: { responses: Object.fromEntries(keys.map((key) => [key, { description: '' }])) } } } }));
  return standIn(operation?.responses ?? [], keys.at(-1) ?? '');
}

describe('the status of an answer that is documented without one', () => {
  it('is the first of its range that has no answer of its own', () => expect([stoodFor('4XX'), stoodFor('400', '401', '4xx')]).to.deep.equal([400, 402]));

  it('is a success for the default where there is no other, else an error', () => expect([stoodFor('404', 'default'), stoodFor('200', 'default'), stoodFor('2XX', '500', 'default')]).to.deep.equal([200, 500, 501]));

  it('lies in no range that has an answer', () => expect([stoodFor('200', '5XX', 'default'), stoodFor('200', '4XX', '5XX', 'default')]).to.deep.equal([400, undefined]));
});
