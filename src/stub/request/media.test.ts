import { expect } from 'chai';
import type { MediaType } from '../../openapi/operations.ts';
import { acceptable, documentedFor, essenceOf } from './media.ts';

const documented = (...types: readonly string[]): readonly MediaType[] => types.map((type) => ({ type, schema: undefined, place: { pointer: '', value: null } }));

describe('media types', () => {
  it('are compared without their parameters', () => expect(essenceOf('Application/JSON; charset=utf-8')).to.equal('application/json'));

  const sent: readonly (readonly [readonly string[], string, string | undefined])[] = [
    [['text/csv', 'application/json'], 'application/json', 'application/json'],
    [['application/vnd.acme+json'], 'application/json', 'application/vnd.acme+json'],
    [['image/*'], 'image/png', 'image/*'],
    [['*/*'], 'text/csv', '*/*'],
    [['application/json'], 'text/csv', undefined],
    [['application/json'], 'application/x-amz-json-1.1', 'application/json'],
    [['application/json'], 'application/vnd.acme+json', undefined],
    [['application/json'], 'application/json-patch+json', undefined],
    [['application/vnd.acme.v1+json'], 'application/vnd.acme.v2+json', undefined],
    [['*/*'], 'application/vnd.acme+json', '*/*'],
  ];
  for (const [types, type, found] of sent) {
    it(`find ${found} for ${type} among ${types.join(' and ')}`, () => expect(documentedFor(documented(...types), type)?.type).to.equal(found));
  }

  const wanted: readonly (readonly [string | null, string | undefined])[] = [
    [null, 'application/json'],
    ['*/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['text/html, text/csv;q=0.1', 'text/csv'],
    ['application/json;q=0', undefined],
    ['text/html', undefined],
    ['text/json', 'application/json'],
    ['application/problem+json', undefined],
    ['application/vnd.acme+json, */*;q=0.1', 'application/json'],
    ['application/json;q=0, */*', 'text/csv'],
    ['application/json;q=0.1, */*', 'text/csv'],
    ['text/html, application/json, */*', 'application/json'],
    ['text/csv;q=0, application/json;q=0, */*', undefined],
  ];
  for (const [accept, found] of wanted) {
    it(`answer ${accept} with ${found}`, () => expect(acceptable(documented('application/json', 'text/csv'), accept)?.type).to.equal(found));
  }
});
