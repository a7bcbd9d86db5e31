import { expect } from 'chai';
import { checkProviderFile } from '../../../src/config/check.ts';
import { guarded } from '../../../src/stub/security/testing/guarded.ts';
import { createStub } from '../../../src/stub/stub.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const documentFile = new URL('../../../src/stub/security/testing/guarded.yaml', import.meta.url).pathname;

describe('naming credentials to the command `stub`', () => {
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
    await workspace.write('provider.ts', `export const provider = { states: {}, strictTokens: true, credentials: { header: 'env:KEY' } };`);
  });
  after(() => workspace.close());

  const environment = { KEY: 'right-key', TOKEN: 'right-token' };
  const statusesWith = async (options: readonly string[], ...calls: readonly (readonly [string, Readonly<Record<string, string>>])[]): Promise<readonly number[]> => {
    const here: TestWorkspace = { ...workspace, runWith: (change, ...args) => workspace.runWith({ ...change, environment }, ...args) };
    const command = startCommand(here, 'stub', documentFile, ...options);
    const url = await listeningUrl(command);
    const answers = await Promise.all(calls.map(([path, headers]) => fetch(url + path, { headers })));
    await command.stop();
    return answers.map(({ status }) => status);
  };
  const withKey = (key: string) => ['/by-header', { 'x-key': key }] as const;
  const withToken = (path: string, token: string) => [path, { authorization: `Bearer ${token}` }] as const;

  it('is done by scheme and reference', async () => {
    const calls = [withKey('right-key'), withKey('wrong-key'), withToken('/by-token', 'right-token'), withToken('/by-token', 'wrong-token')];
    expect(await statusesWith(['--credentials', 'header=env:KEY', '--credentials', 'bearer=env:TOKEN'], ...calls)).to.deep.equal([200, 401, 200, 401]);
  });

  it('is done for every scheme by a reference alone', async () => {
    expect(await statusesWith(['--credentials', 'env:KEY'], withKey('right-key'), withToken('/by-token', 'wrong-token'))).to.deep.equal([200, 401]);
  });

  it('is done in the provider file, as is strictness', async () => {
    expect(await statusesWith(['--provider', 'provider.ts'], withKey('right-key'), withKey('wrong-key'), withToken('/orders', 'foreign'))).to.deep.equal([200, 401, 401]);
  });

  it('lets only tokens of its own pass with `--strict-tokens`', async () => {
    expect(await statusesWith(['--strict-tokens'], withToken('/orders', 'foreign'), withKey('any'))).to.deep.equal([401, 200]);
  });

  it('changes nothing for replays, whose pacts carry example credentials', async () => {
    const file = 'providers/bitbucket/provider.ts';
    const guarding = `states: {`;
    await workspace.write(file, (await workspace.read(file)).replace(guarding, `strictTokens: true, credentials: { basic: 'env:NOT_SET' }, ${guarding}`));
    const { code, out } = await workspace.run('verify', '--pact', 'pacts/bitbucket-integration-bitbucket.json', '--against', 'stub');
    expect([code, out.includes('failed')]).to.deep.equal([0, false]);
  });

  for (const [what, option, code] of [
    ['a secret where a reference belongs', 'header=s3cr3t-value', 'credentials.reference'],
    ['a variable that is not set', 'header=env:NOT_SET', 'credentials.missing'],
    ['a scheme that no document has', 'heeder=env:HOME', 'credentials.scheme.unknown'],
  ] as const) {
    it(`refuses ${what}, and repeats no secret`, async () => {
      const { code: exit, out } = await workspace.run('stub', documentFile, '--credentials', option, '--json');
      expect([exit, JSON.parse(out).error.code, out.includes('s3cr3t')]).to.deep.equal([2, code, false]);
    });
  }

  it('names the nearest scheme for one that no document has', async () => {
    expect((await workspace.run('stub', documentFile, '--credentials', 'heeder=env:HOME')).err).to.contain('did you mean header?');
  });

  it('refuses a provider file with a secret in it, or with a scheme that the document has not', async () => {
    const check = (credentials: object) => () => checkProviderFile({ states: {}, credentials }, 'provider.ts');
    const document = await guarded();
    expect(check({ header: 's3cr3t' })).to.throw('credentials.header must be a reference: `env:NAME`').that.does.not.match(/s3cr3t/);
    expect(check({ header: ['env:KEY', 's3cr3t'] })).to.throw('credentials.header[1] must be a reference');
    expect(() => createStub({ documents: [{ document, provider: { states: {}, credentials: { heeder: 'env:KEY' } } }], clock: () => new Date(0) })).to.throw('heeder');
  });
});
