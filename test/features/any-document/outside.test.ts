import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { readDocument } from '../../../src/openapi/read.ts';
import type { Scene } from './testing/command.ts';
import { aScene, commandsOn } from './testing/command.ts';

const secret = 'secret-7f3a';

/** A document whose answers are described in other files. */
const documentWith = (references: readonly string[]): string =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Petshop', version: '1' },
    paths: Object.fromEntries(
      references.map((reference, index) => [
        `/pets${index}`,
        { get: { operationId: index === 0 ? 'listPets' : `list${index}`, responses: { 200: { description: '', content: { 'application/json': { schema: { $ref: reference } } } } } } },
      ]),
    ),
  });

describe('a document that refers to what lies outside its folder', () => {
  let scene: Scene;
  let outside: string;
  before(async () => {
    scene = await aScene();
    outside = join(scene.folder, 'outside');
    await mkdir(join(scene.folder, 'api/parts'), { recursive: true });
    await mkdir(outside);
    await writeFile(join(outside, 'pet.yaml'), `Pet: { type: string, enum: [${secret}] }\n`);
    await symlink(join(outside, 'pet.yaml'), join(scene.folder, 'api/link.yaml'));
    await symlink(outside, join(scene.folder, 'api/linked'));
    await symlink('/dev/zero', join(scene.folder, 'api/endless.yaml'));
    await scene.write('api/inside.yaml', 'Pet: { type: string, enum: [inside] }\n');
    await symlink('inside.yaml', join(scene.folder, 'api/parts/../alias.yaml'));
  });
  after(() => scene.close());

  const ways = (): readonly string[] => [
    '../outside/pet.yaml#/Pet',
    'parts/../../outside/pet.yaml#/Pet',
    '%2e%2e/outside/pet.yaml#/Pet',
    '..%2foutside%2fpet.yaml#/Pet',
    '..\\outside\\pet.yaml#/Pet',
    join(outside, 'pet.yaml#/Pet'),
    `${pathToFileURL(outside).href}/pet.yaml#/Pet`,
    `file://localhost${outside}/pet.yaml#/Pet`,
    'FILE:../outside/pet.yaml#/Pet',
    'link.yaml#/Pet',
    'linked/pet.yaml#/Pet',
    'endless.yaml#/Pet',
    'parts#/Pet',
    '/etc/passwd',
  ];

  it('reads nothing of it, in whatever way it is named', async () => {
    await scene.write('api/openapi.json', documentWith(ways()));
    const { files, problems } = await readDocument(join(scene.folder, 'api/openapi.json'));
    expect([[...files.keys()], problems.map(({ code }) => code)]).to.deep.equal([[], ways().map(() => 'reference.external')]);
  });

  it('prints and writes nothing of it', async () => {
    await scene.write('api/openapi.json', documentWith(ways()));
    for (const command of commandsOn('api/openapi.json')) {
      const { code, out, err } = await scene.run(...command);
      expect([code, `${out}${err}`.includes(secret)], `${command.join(' ')}: ${err}`).to.deep.equal([0, false]);
    }
  });

  it('says what it does not read before it draws from the rest', async () => {
    await scene.write('api/openapi.json', documentWith(ways().slice(0, 5)));
    const { code, err } = await scene.run('generate', 'api/openapi.json', '--out', 'drawn');
    expect(code).to.equal(0);
    expect(err.match(/reference.external/g)).to.have.length(3);
    expect(err).to.include('2 more are listed by: vendorproof inspect api/openapi.json');
  });

  it('follows links that stay inside', async () => {
    await scene.write('api/openapi.json', documentWith(['alias.yaml#/Pet', './inside.yaml#/Pet']));
    expect([...(await readDocument(join(scene.folder, 'api/openapi.json'))).files.keys()]).to.deep.equal(['alias.yaml', 'inside.yaml']);
  });

  it('reads a folder that is allowed', async () => {
    await scene.write('api/openapi.json', documentWith(['../outside/pet.yaml#/Pet']));
    const { files, problems } = await readDocument(join(scene.folder, 'api/openapi.json'), 'openapi.json', { allow: [outside] });
    expect([[...files.keys()], problems]).to.deep.equal([['../outside/pet.yaml'], []]);
  });

  it('is read by every command as far as --allow-ref lets it, and by its own folder’s name only', async () => {
    await scene.write('api/openapi.json', documentWith(['../outside/pet.yaml#/Pet']));
    for (const command of commandsOn('api/openapi.json')) {
      const { code, err } = await scene.run(...command, '--allow-ref', 'outside');
      expect([code, err.includes('is not read')], `${command.join(' ')}: ${err}`).to.deep.equal([0, false]);
    }
    const { out } = await scene.run('inspect', 'api/openapi.json', '--allow-ref', 'out', '--allow-ref', 'outside/pet', '--json');
    expect(out).to.include('../outside/pet.yaml#/Pet is not read');
  });
});
