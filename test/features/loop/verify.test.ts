import { expect } from 'chai';
import { testServers } from '../../../src/http/testing/serve.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

describe('verify', function () {
  this.timeout(60_000);
  const { serve, closeAll } = testServers();
  after(closeAll);
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await aWorkspace();
    await workspace.run('publish', '--version', '1');
  });
  after(() => workspace.close());

  for (const target of ['document', 'stub']) {
    it(`finds an operation among the pacts of all vendors, and leaves out those without it, against the ${target}`, async () => {
      const { code, out } = await workspace.run('verify', '--operation', 'PostCustomers', '--against', target);
      expect([code, out]).to.deep.equal([0, `✔ stripe ← stripe-integration (${target}): 1 of 1 interactions passed\n`]);
    });

    it(`says that no pact has an operation, with the nearest name, against the ${target}`, async () => {
      const { code, err } = await workspace.run('verify', '--operation', 'PostCustomer', '--against', target);
      expect([code, err]).to.deep.equal([3, 'vendorproof: nothing was verified: none of the 39 interactions has the operation PostCustomer (did you mean PostCustomers?)\n']);
    });
  }

  it('says that no interaction is described so', async () => {
    const { code, err } = await workspace.run('verify', 'bitbucket', '--description', 'gets a repositry');
    expect([code, err.includes('did you mean gets a repository?')]).to.deep.equal([3, true], err);
  });

  it('takes only pacts of the vendors that are named', async () => {
    const { code, err } = await workspace.run('verify', 'bitbucket', '--pact', 'pacts/stripe-integration-stripe.json');
    expect([code, err]).to.deep.equal([2, 'vendorproof: pacts/stripe-integration-stripe.json: is a pact with stripe, which is none of the vendors to verify: known: bitbucket\n']);
  });

  it('does not pass for a version that was asked for and that nobody published', async () => {
    const { code, err } = await workspace.run('verify', '--version', 'never');
    expect([code, err]).to.deep.equal([3, 'vendorproof: nothing was verified: the broker has no pact of version never with stripe, bitbucket → vendorproof publish --version never\n']);
  });

  it('says that our own version is not among what it replays', async () => {
    await workspace.run('publish', 'bitbucket', '--version', '2', '--branch', 'main');
    const { code, err } = await workspace.run('verify', 'bitbucket', '--against', 'document');
    expect([code, /^! the broker has no pact of bitbucket-integration \S+ with bitbucket; .* → vendorproof publish bitbucket\n$/.test(err)]).to.deep.equal([0, true], err);
  });

  it('warns once of a state that nobody has defined, with the one that may be meant', async () => {
    const pact = 'pacts/bitbucket-integration-bitbucket.json';
    await workspace.write('typo.json', (await workspace.read(pact)).replaceAll('"a repository exists"', '"a repositry exists"'));
    const { code, err } = await workspace.run('verify', '--pact', 'typo.json');
    const line = '! nobody has defined the provider state "a repositry exists" → say "a repository exists" if that is meant, else add to providers/bitbucket/provider.ts: "a repositry exists": { stub: [] }\n';
    expect([code, err]).to.deep.equal([0, line]);
  });

  for (const args of [['--as', 'nope'], ['--as', 'stub'], ['--against', 'http://127.0.0.1:9', '--as', 'sandbox']]) {
    it(`refuses to guess what is meant by ${args.join(' ')}`, async () => {
      const { code, err } = await workspace.run('verify', ...args);
      expect([code, err.includes('--as says what listens at an address')]).to.deep.equal([2, true], err);
    });
  }

  for (const target of ['sandbox', 'har:traffic.har', 'https://api.example.com']) {
    it(`cannot replay on a vendor’s own system, and says what can: ${target}`, async () => {
      const { code, err } = await workspace.run('verify', 'stripe', '--against', target);
      expect([code, /cannot be verified against yet → .*`pact verifier` as docs\/verdicts\.md shows\n$/.test(err)]).to.deep.equal([2, true], err);
    });
  }

  it('learns nothing from a web page that answers everything', async () => {
    const url = await serve((_request, response) => response.end('<html>Log in</html>'));
    const { code, err } = await workspace.run('verify', 'stripe', '--version', '1', '--against', url, '--as', 'stub');
    expect([code, err]).to.deep.equal([2, `vendorproof: ${url}: what listens there is no stub of ours: its health answers 200 → start one with vendorproof stub openapi/stripe/stripe.json\n`]);
  });

  it('learns nothing from a stub of another document', async () => {
    const stub = startCommand(workspace, 'stub', 'openapi/bitbucket/bitbucket.json');
    const url = await listeningUrl(stub);
    const { code, err } = await workspace.run('verify', 'stripe', '--version', '1', '--against', url, '--as', 'stub');
    await stub.stop();
    expect([code, err.includes('the stub there does not serve openapi/stripe/stripe.json as it is now')]).to.deep.equal([2, true], err);
  });
});
