import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { listOperations } from '../operations.ts';
import { documentOf } from '../testing/documents.ts';
import { createRouter } from './router.ts';

/** The values of a path's parameters, of which these may be listed texts only. */
function valuesOf(template: string, listed: Readonly<Record<string, readonly Json[]>>, path: string): unknown {
  const parameters = [...template.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string', ...(listed[name] ? { enum: listed[name] } : {}) } }));
  const document = documentOf({ paths: { [template]: { get: { parameters, responses: {} } } } });
  const found = createRouter(listOperations(document).map((operation) => ({ document, operation })))('GET', path);
  return found.kind === 'found' ? Object.fromEntries(found.groups[0]?.[0]?.path ?? []) : found.kind;
}

describe('path parameters that touch', () => {
  const table: readonly (readonly [string, Readonly<Record<string, readonly Json[]>>, string, unknown])[] = [
    ['/pages/{name}{extension}', { extension: ['.json', '.xml'] }, '/pages/dogs.json', { name: 'dogs', extension: '.json' }],
    ['/pages/{name}{extension}', { extension: ['.gz', '.json.gz'] }, '/pages/dogs.json.gz', { name: 'dogs', extension: '.json.gz' }],
    ['/pages/{language}{name}', { language: ['en', 'fr'] }, '/pages/frchien', { language: 'fr', name: 'chien' }],
    ['/{a}{b}{c}', { b: ['-', '+'], c: ['x'] }, '/1+x', { a: '1', b: '+', c: 'x' }],
    ['/pages/{name}{extension}', { extension: ['.json'] }, '/pages/dogs.xml', { name: 'd', extension: 'ogs.xml' }],
    ['/pages/{name}{extension}', { extension: [1, '.json'] }, '/pages/.json', { name: '.', extension: 'json' }],
    ['/{a}/{b}', { b: ['b'] }, '/a/xb', { a: 'a', b: 'xb' }],
  ];
  for (const [template, listed, path, values] of table) {
    it(`are ${JSON.stringify(values)} in ${path} by ${template}`, () => expect(valuesOf(template, listed, path)).to.deep.equal(values));
  }
});
