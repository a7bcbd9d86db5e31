import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Operations that are gone since 2026-04-14 (CHANGE-2770), whatever stands for their parameters. */
const removed = /^\/?(2\.0\/)?(workspaces|repositories|user\/permissions\/(workspaces|repositories)|teams(\/.*)?)\/?$/;
const removedAmong = (paths: readonly string[]): readonly string[] => paths.filter((path) => removed.test(path));

/** The paths that the requests are made with, parameters left out. */
const pathsInCode = (code: string): readonly string[] => [...code.matchAll(/path: [`']([^`']+)[`']/g)].map(([, path = '']) => path.replaceAll(/\$\{[^}]*\}/g, '{}'));

describe('an operation that was removed', () => {
  it('is called nowhere in the client (B48)', () => {
    const paths = globSync('consumers/bitbucket/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts')).flatMap((file) => pathsInCode(read(file)));
    expect(paths).to.include.members(['user/workspaces', 'workspaces/{}']);
    expect(removedAmong(paths)).to.deep.equal([]);
  });

  it('is in neither document nor pact (B48)', () => {
    const document = JSON.parse(read('openapi/bitbucket/bitbucket.json')) as { readonly paths: object };
    const pact = JSON.parse(read('pacts/bitbucket-integration-bitbucket.json')) as { readonly interactions: readonly { readonly request?: { readonly path: string } }[] };
    const paths = [...Object.keys(document.paths), ...pact.interactions.flatMap(({ request }) => request?.path ?? [])];
    expect(paths).to.include.members(['/user/workspaces', '/2.0/user/workspaces']);
    expect(removedAmong(paths)).to.deep.equal([]);
  });

  it('would be found (B48)', () => {
    const planted = pathsInCode("path: 'workspaces',\npath: `user/permissions/repositories`,\npath: 'user/workspaces',\npath: `repositories/${segment(workspace)}`,");
    expect(removedAmong(planted)).to.deep.equal(['workspaces', 'user/permissions/repositories']);
    expect(removedAmong(['/2.0/repositories', '/teams/acme'])).to.have.length(2);
  });
});
