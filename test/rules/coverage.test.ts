import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './planted.ts';

describe('the coverage gate', () => {
  it('leaves out only files of types', async () => {
    const sources = globSync('{src,consumers}/**/*.ts', { cwd: root }).map((path) => join(root, path));
    const leftOut = sources.filter((path) => readFileSync(path, 'utf8').includes('c8 ignore'));
    const running = await Promise.all(leftOut.map(async (path) => ({ path, values: Object.keys(await import(pathToFileURL(path).href)) })));
    expect(running.filter(({ values }) => values.length > 0)).to.deep.equal([]);
  });
});
