import { expect } from 'chai';
import { firstDifference } from './difference.ts';

describe('where a path first leaves a documented one', () => {
  const table: readonly (readonly [string, string, string | undefined])[] = [
    ['/pets/{id}', '/pet/7', 'has `pets` where `pet` was sent'],
    ['/pets/{id}/toys', '/pets/7/toy', 'has `toys` where `toy` was sent'],
    ['/pets/{id}/toys', '/pets', 'goes on with `{id}/toys`'],
    ['/pets', '/pets/7/', 'ends before `7`'],
    ['/my%20pets#all', '/my%20pet', 'has `my pets` where `my pet` was sent'],
    ['/pets/{id}', '/pets/7', undefined],
  ];
  for (const [template, path, words] of table) it(`is, for ${path} and ${template}, that it ${words}`, () => expect(firstDifference(template, path)).to.equal(words));
});
