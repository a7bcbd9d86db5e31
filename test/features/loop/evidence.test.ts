import { expect } from 'chai';
import { testServers } from '../../../src/http/testing/serve.ts';
import { isArray, parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import { kindOfVersion } from '../../../src/verdict/evidence.ts';
import { brokerOf } from '../testing/broker.ts';
import { listeningUrl, startCommand } from '../testing/serving.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

describe('evidence', function () {
  this.timeout(60_000);
  const { serve, closeAll } = testServers();
  after(closeAll);
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await aWorkspace();
  });
  afterEach(() => workspace.close());

  it('of one kind hides none of another: a red comparison stands beside a green replay of the same document', async () => {
    // The stub takes a parameter that the document does not have; the comparison does not.
    const file = 'pacts/stripe-integration-stripe.json';
    const interactions = lookUp(parseJson(await workspace.read(file), file), '/interactions');
    const index = isArray(interactions) ? interactions.findIndex((interaction) => lookUp(interaction, '/description') === 'retrieves a customer that was deleted') : -1;
    await workspace.edit(file, `/interactions/${index}/request/query`, { verbose: ['1'] });
    await workspace.run('publish', 'stripe', '--version', '1');
    const document = await workspace.run('verify', 'stripe', '--version', '1', '--against', 'document');
    const stub = await workspace.run('verify', 'stripe', '--version', '1', '--against', 'stub');
    const rows = await brokerOf(workspace, (client) => client.matrix({ pacticipant: 'stripe-integration', version: '1' }));
    const seen = Object.fromEntries(rows.rows.map(({ providerVersion = '', success }) => [kindOfVersion(providerVersion) ?? 'none', success]));
    expect([document.code, stub.code, seen]).to.deep.equal([1, 0, { document: false, stub: true }], document.out + stub.out);
  });

  it('from a stub that was told to answer a wrong schema blocks the gate, with operation, field and fix', async () => {
    await workspace.run('run');
    const stub = startCommand(workspace, 'stub', 'openapi/stripe/stripe.json', '--provider', 'providers/stripe/provider.ts');
    const url = await listeningUrl(stub);
    const faults = [{ kind: 'schema', mutation: 'type', pointer: '/email', operation: 'PostCustomers' }];
    await fetch(`${url}/_vendorproof/faults`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ faults }) });
    const verify = await workspace.run('verify', 'stripe', '--against', url, '--as', 'stub');
    await stub.stop();
    const gate = await workspace.run('gate', 'stripe-integration', '--json');
    expect([verify.code, gate.code]).to.deep.equal([1, 1], verify.out + gate.out);
    for (const word of ['PostCustomers', '$.email', 'vendorproof run stripe']) expect(gate.out).to.contain(word);
  });

  it('is neither made nor published where no stub answers', async () => {
    await workspace.run('publish', '--version', '1');
    const dead = await workspace.run('verify', '--version', '1', '--against', 'http://127.0.0.1:9', '--as', 'stub');
    const { rows } = await brokerOf(workspace, (client) => client.matrix({ pacticipant: 'stripe-integration', version: '1' }));
    expect([dead.code, dead.err.trimEnd().split('\n').length, rows.map(({ success }) => success)]).to.deep.equal([4, 1, [undefined]], dead.err);
  });

  it('is not taken from what is no stub', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end());
    await workspace.run('publish', '--version', '1');
    const verify = await workspace.run('verify', '--version', '1', '--against', url, '--as', 'stub');
    expect([verify.code, verify.err.includes('no stub of ours')]).to.deep.equal([2, true], verify.err);
  });
});
