import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import type { Json } from '../../../src/json/json.ts';
import { isArray, isObject } from '../../../src/json/json.ts';
import { lookUp, member } from '../../../src/json/pointer.ts';
import type { Scene } from './testing/command.ts';
import { aScene } from './testing/command.ts';

const cases = join(import.meta.dirname, '../../cases/read');

const documentOf = (name: string): string => join(cases, name, readdirSync(join(cases, name)).find((file) => file.startsWith('document.')) ?? '');
const isRefused = (name: string): boolean => readFileSync(join(cases, name, 'expected.json'), 'utf8').startsWith('{\n  "failure"');

describe('whatever is read', () => {
  let scene: Scene;
  before(async () => {
    scene = await aScene();
  });
  after(() => scene.close());

  for (const name of readdirSync(cases)) {
    const expected = isRefused(name) ? 2 : 0;
    it(`${expected === 0 ? 'can be used' : 'is refused'} by every command in ${name}`, async () => {
      const file = documentOf(name);
      const ended = [
        await scene.run('inspect', file),
        await scene.run('diff', file, file),
        await scene.run('stub', file, '--port', '0'),
        await scene.run('generate', file, '--out', name, '--responses', 'all', '--provider', 'petshop', '--consumer', 'shop'),
      ];
      // A stub with nothing to serve says so.
      const onStub = ended[0]?.out.includes('\n0 operations') === true ? 2 : expected;
      expect(ended.map(({ code }) => code), ended.map(({ err }) => err).join('')).to.deep.equal([expected, expected, onStub, expected]);
    });
  }

  it('is compatible with the pacts that are drawn from it', async () => {
    for (const name of readdirSync(cases).filter((each) => existsSync(join(scene.folder, each, 'shop-petshop.json')))) {
      const { code, out } = await scene.run('compare', documentOf(name), `${name}/shop-petshop.json`);
      expect([code, out.includes('✔ compatible')], `${name}: ${out}`).to.deep.equal([0, true]);
    }
  });

  it('is pointed into as it stands in its file, also where Swagger 2.0 has to be read otherwise', async () => {
    const root: Json = parse(readFileSync(documentOf('swagger-2-0'), 'utf8'));
    const { out } = await scene.run('compare', documentOf('swagger-2-0'), 'swagger-2-0/shop-petshop.json', '--json');
    const findings = member(JSON.parse(out), 'findings');
    const pointers = isArray(findings) ? findings.filter(isObject).map(({ document }) => String(member(document, 'pointer'))) : [];
    expect(pointers).to.have.length.greaterThan(0);
    expect(pointers.filter((pointer) => lookUp(root, pointer) === undefined)).to.deep.equal([]);
  });
});
