import { expect } from 'chai';
import { Secret } from '../../shared/auth/secret.ts';
import { gitEnvironment } from './git-environment.ts';

describe('Git’s environment', () => {
  const inherited = { PATH: '/usr/bin', HTTPS_PROXY: 'http://proxy:3128', GIT_TRACE_CURL: '1', GIT_CONFIG_PARAMETERS: "'a.b=c'", GIT_SSH_COMMAND: 'x', BITBUCKET_TOKEN: 'canary' };
  const environment = gitEnvironment({ url: new URL('https://bitbucket.org/acme-sec/inventory.git'), user: 'x-token-auth', token: new Secret('fixture'), inherited });
  const settings = Object.fromEntries(
    Array.from({ length: Number(environment['GIT_CONFIG_COUNT']) }, (_, index) => [environment[`GIT_CONFIG_KEY_${index}`], environment[`GIT_CONFIG_VALUE_${index}`]]),
  );

  it('has of ours where Git is and how the network is left, and nothing that could make it tell the token (BG11)', () => {
    expect(environment).to.include({ PATH: '/usr/bin', HTTPS_PROXY: 'http://proxy:3128', GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' });
    expect(environment).not.to.have.any.keys('GIT_TRACE_CURL', 'GIT_CONFIG_PARAMETERS', 'GIT_SSH_COMMAND', 'BITBUCKET_TOKEN');
  });

  it('gives the token to the one address, and redirects nobody (BG12)', () => {
    expect(settings).to.include({ 'http.https://bitbucket.org/.extraHeader': `Authorization: Basic ${btoa('x-token-auth:fixture')}`, 'http.followRedirects': 'false' });
    expect(environment['GIT_ALLOW_PROTOCOL']).to.equal('https');
  });
});
