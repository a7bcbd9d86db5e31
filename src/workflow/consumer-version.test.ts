import { expect } from 'chai';
import type { ConsumerVersion, VersionFacts } from './consumer-version.ts';
import { nameVersion } from './consumer-version.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const clean = { commit, branch: 'feature', dirty: false, mainBranch: 'main' };
const named = (facts: Partial<VersionFacts>): ConsumerVersion => nameVersion({ asked: {}, environment: {}, git: undefined, pacts: ['{}'], ...facts });

describe('the consumer version', () => {
  it('is the one asked for', () => {
    expect(named({ asked: { version: '1.2.3', branch: 'x' }, git: clean })).to.include({ version: '1.2.3', branch: 'x' });
  });

  it("is the CI's, with its branch and build", () => {
    const environment = { CI: 'true', CI_COMMIT_SHA: commit, CI_COMMIT_REF_NAME: 'main', CI_JOB_URL: 'https://ci.example/1' };
    expect(named({ environment })).to.deep.equal({ version: commit, branch: 'main', mainBranch: undefined, buildUrl: 'https://ci.example/1' });
  });

  it('is that of a CI service that follows the habit', () => {
    expect(named({ environment: { CI: 'true', SOMECI_COMMIT: commit, SOMECI_BRANCH: 'main' } })).to.include({ version: commit, branch: 'main' });
  });

  it('ignores such variables outside CI', () => {
    expect(named({ environment: { CI_COMMIT_SHA: commit }, git: { ...clean, commit: 'f'.repeat(40) } }).version).to.equal('f'.repeat(40));
  });

  it('is the commit of a clean tree', () => {
    expect(named({ git: clean })).to.include({ version: commit, branch: 'feature', mainBranch: 'main' });
  });

  it('tells pacts of a dirty tree apart', () => {
    const versions = ['{"a":1}', '{"a":2}'].map((pact) => named({ git: { ...clean, dirty: true }, pacts: [pact] }).version);
    expect([versions[0] === versions[1], versions.every((version) => /^[0-9a-f]{40}-dirty\.[0-9a-f]{8}$/.test(version))]).to.deep.equal([false, true]);
  });

  it('is made of the pacts where there is no Git', () => {
    expect(named({}).version).to.match(/^0\.0\.0-[0-9a-f]{8}$/);
  });

  it('has no branch on a detached HEAD', () => {
    expect(named({ git: { ...clean, branch: undefined } }).branch).to.equal(undefined);
  });
});
