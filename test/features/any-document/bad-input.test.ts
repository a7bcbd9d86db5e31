import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Scene } from './testing/command.ts';
import { aScene, commandsOn } from './testing/command.ts';

const bomb = ['openapi: 3.0.3', 'a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`)].join('\n');

/** What is no document, and what is said of it after the file's name. */
const bad: Readonly<Record<string, readonly [content: string | Uint8Array, says: RegExp]>> = {
  'truncated.json': ['{\n "openapi": "3.0.3", "info": {', /is not JSON: it ends too early \(line 2, column 31\)/],
  'truncated.yaml': ['openapi: 3.0.3\npaths: { "/a', /is not YAML: .*\(line 2, column \d+\)/],
  'empty.yaml': ['', /the file is empty/],
  'picture.png': [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), /is no text/],
  'page.html': ['<!doctype html><title>Sign in</title>', /is a web page \(HTML\)/],
  'bomb.yaml': [bomb, /its aliases repeat each other without end/],
  'deep.json': ['{"openapi":"3.0.3","x":'.padEnd(200_000, '['), /is nested deeper than 400 levels/],
  'deep.yaml': [`openapi: 3.0.3\nx:\n  ${'- '.repeat(20_000)}1\n`, /is nested deeper than 400 levels/],
  'deep-lines.yaml': [`openapi: 3.0.3\n${Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}x:`).join('\n')}\n`, /nested/],
  'version.yaml': ['openapi: 5.0.0\ninfo: {}\n', /has OpenAPI version 5\.0\.0/],
  'utf-16.json': [Buffer.from('\uFEFF{"openapi":"3.0.3",', 'utf16le'), /is not JSON: it ends too early \(line 1, column 20\)/],
  'pact.json': ['{"interactions":[]}', /is a pact, not an OpenAPI document/],
};

describe('a command that is given what is no document', () => {
  let scene: Scene;
  before(async () => {
    scene = await aScene(Object.fromEntries(Object.entries(bad).map(([file, [content]]) => [`bad-${file}`, content])));
    await mkdir(join(scene.folder, 'folder'));
  });
  after(() => scene.close());

  for (const [file, [, says]] of Object.entries(bad)) {
    it(`says in one line what ${file} is, and exits 2`, async () => {
      for (const command of commandsOn(`bad-${file}`)) {
        const { code, out, err } = await scene.run(...command);
        expect([code, out, err.trimEnd().split('\n').length], `${command.join(' ')}: ${err}`).to.deep.equal([2, '', 1]);
        expect(err).to.match(new RegExp(`^vendorproof: bad-${file}\\S*: `)).and.to.match(says);
      }
    });
  }

  it('tells a folder and a missing file from a document', async () => {
    const ended = await Promise.all(['folder', 'none.yaml'].map((file) => scene.run('inspect', file)));
    expect(ended.map(({ code, err }) => `${code} ${err.split(' → ')[0]}`)).to.deep.equal(['2 vendorproof: folder: is a folder, not a document', '2 vendorproof: none.yaml: there is no such document']);
  });
});
