import { expect } from 'chai';
import { Failure } from '../../failure/failure.ts';
import { brokerClient } from './client.ts';
import { closeAll, halServer, index } from './testing/hal-server.ts';
import type { Reply } from './testing/hal-server.ts';

const links = index({
  'pb:publish-contracts': '/contracts/publish',
  'pb:publish-pact': '/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}',
  'pb:pacticipants': '/pacticipants',
  'pb:pacticipant': '/pacticipants/{pacticipant}',
  'pb:pacticipant-version': '/pacticipants/{pacticipant}/versions/{version}',
  'pb:environments': '/environments',
  'pb:provider-pacts-for-verification': '/pacts/provider/{provider}/for-verification',
});

async function brokerWith(replies: { readonly [call: string]: Reply }) {
  const server = await halServer({ 'GET /': links, ...replies });
  return { client: brokerClient({ url: server.url }), server };
}

const bodyOf = (call: string | undefined): unknown => JSON.parse(call?.slice(call.indexOf('{')) ?? 'null');
const environments = (...names: readonly string[]): Reply => ({
  body: { _embedded: { environments: names.map((name) => ({ name, _links: { self: { href: `{base}/environments/${name}` } } })) } },
});

describe('the broker client', () => {
  after(closeAll);

  it('publishes a pact and returns its address and the notices', async () => {
    const { client, server } = await brokerWith({
      'POST /contracts/publish': { body: { notices: [{ type: 'success', text: 'done' }], _links: { 'pb:contracts': [{ href: '{base}/pact/1' }] } } },
    });
    const published = await client.publish({ consumer: 'shop', provider: 'petshop', version: '1', branch: 'main', content: '{"id": 1.0}' });
    expect(published).to.deep.equal({ pactUrl: `${server.url}/pact/1`, notices: [{ type: 'success', text: 'done' }] });
    const sent = { consumerName: 'shop', providerName: 'petshop', specification: 'pact', contentType: 'application/json', content: btoa('{"id": 1.0}') };
    expect(bodyOf(server.calls[1])).to.deep.equal({ pacticipantName: 'shop', pacticipantVersionNumber: '1', branch: 'main', contracts: [sent] });
  });

  it('fetches the selected pacts as text, with where results go', async () => {
    const pact = '{"consumer": {"name": "shop"}, "x": 1.0, "_links": {"pb:publish-verification-results": {"href": "http://other/results"}}}';
    const { client, server } = await brokerWith({
      'POST /pacts/provider/petshop/for-verification': {
        body: { _embedded: { pacts: [{ shortDescription: 'latest', verificationProperties: { pending: true, notices: [] }, _links: { self: { href: '{base}/pact/1' } } }] } },
      },
      'GET /pact/1': { body: pact },
    });
    const selected = await client.pactsForVerification({ provider: 'petshop', providerBranch: 'stub', selectors: [{ mainBranch: true }], includePending: true });
    expect(selected).to.deep.equal([
      { consumer: 'shop', content: pact, pactUrl: `${server.url}/pact/1`, resultsUrl: 'http://other/results', pending: true, description: 'latest' },
    ]);
    expect(bodyOf(server.calls[1])).to.deep.equal({ consumerVersionSelectors: [{ mainBranch: true }], includePendingStatus: true, providerVersionBranch: 'stub' });
  });

  it('finds no pacts for a provider that the broker does not know', async () => {
    const { client } = await brokerWith({});
    expect(await client.pactsForVerification({ provider: 'petshop', selectors: [] })).to.deep.equal([]);
  });

  it('puts the provider version on its branch before it stores the result', async () => {
    const { client, server } = await brokerWith({
      'GET /pacticipants/petshop': { body: { _links: { 'pb:branch-version': { href: '{base}/branches/{branch}/versions/{version}' } } } },
      'PUT /branches/stub/versions/1%2Bstub.a': { body: {} },
      'POST /results': { status: 201, body: {} },
    });
    const testResults = [{ interactionId: 'i', interactionDescription: 'a pet', success: false, mismatches: [{ attribute: 'body', identifier: '$.id', description: 'no' }] }];
    await client.publishResult({ provider: 'petshop', providerVersion: '1+stub.a', providerBranch: 'stub', resultsUrl: `${server.url}/results`, success: false, testResults });
    expect(server.calls.slice(2).map((call) => call.slice(0, 13))).to.deep.equal(['PUT /branches', 'POST /results']);
    expect(bodyOf(server.calls[3])).to.deep.include({ success: false, providerApplicationVersion: '1+stub.a', testResults });
  });

  it('reads a stored result of Pact’s verifier', async () => {
    const tests = [{ interactionId: 'i', interactionDescription: 'a pet', success: false, mismatches: [{ attribute: 'body', description: 'no', code: 'c' }], exceptions: [{ message: 'x' }] }];
    const { client } = await brokerWith({ 'GET /r': { body: { success: false, providerApplicationVersion: '1', verificationDate: '2026-01-01T00:00:00+00:00', testResults: tests } } });
    expect(await client.result('/r')).to.deep.equal({ success: false, providerVersion: '1', verifiedAt: '2026-01-01T00:00:00+00:00', testResults: tests });
  });

  it('reads a stored result in the older form', async () => {
    const { client } = await brokerWith({ 'GET /r': { body: { success: true, testResults: { tests: [{ testDescription: 'a pet', status: 'passed', exception: { message: 'm' } }] } } } });
    const { testResults } = await client.result('/r');
    expect(testResults).to.deep.equal([{ interactionDescription: 'a pet', success: true, mismatches: [], exceptions: [{ message: 'm' }] }]);
  });

  it('sets the main branch of a pacticipant that has none', async () => {
    const { client, server } = await brokerWith({ 'GET /pacticipants/shop': { body: { name: 'shop' } }, 'PATCH /pacticipants/shop': { body: {} } });
    await client.ensureMainBranch('shop', 'main');
    expect([server.calls[2], server.headers[2]?.['content-type']]).to.deep.equal(['PATCH /pacticipants/shop {"mainBranch":"main"}', 'application/merge-patch+json']);
  });

  it('leaves a main branch that somebody chose', async () => {
    const { client, server } = await brokerWith({ 'GET /pacticipants/shop': { body: { mainBranch: 'trunk' } } });
    await client.ensureMainBranch('shop', 'main');
    expect(server.calls).to.have.length(2);
  });

  it('creates a pacticipant to set its main branch', async () => {
    const { client, server } = await brokerWith({ 'POST /pacticipants': { status: 201, body: {} } });
    await client.ensureMainBranch('shop', 'main');
    expect(server.calls[2]).to.equal('POST /pacticipants {"name":"shop","mainBranch":"main"}');
  });

  it('tells whether a version exists, and which environments do', async () => {
    const { client } = await brokerWith({ 'GET /pacticipants/shop/versions/1': { body: { number: '1' } }, 'GET /environments': environments('local') });
    expect(await Promise.all([client.versionExists('shop', '1'), client.versionExists('shop', '2'), client.environments()])).to.deep.equal([true, false, ['local']]);
  });

  it('finds the pact of a version, or says that there is none', async () => {
    const path = '/pacts/provider/bank/consumer/shop/version/1';
    const { client } = await brokerWith({ [`GET ${path}`]: { body: { consumer: { name: 'shop' }, _links: { 'pb:publish-verification-results': { href: '{base}/r' } } } } });
    const found = await Promise.all(['1', '2'].map((version) => client.findPact({ consumer: 'shop', provider: 'bank', version })));
    expect(found.map((pact) => pact?.consumer)).to.deep.equal(['shop', undefined]);
  });

  it('creates an environment that is missing, and only that', async () => {
    const { client, server } = await brokerWith({ 'GET /environments': environments('local'), 'POST /environments': { status: 201, body: {} } });
    await client.ensureEnvironment({ name: 'local', production: false });
    await client.ensureEnvironment({ name: 'production', production: true });
    expect(server.calls.filter((call) => call.startsWith('POST'))).to.deep.equal(['POST /environments {"name":"production","production":true}']);
  });

  const version = (...names: readonly string[]): Reply => ({ body: { _links: { 'pb:record-deployment': names.map((name) => ({ name, href: `{base}/deploy/${name}` })) } } });

  it('records a deployment by the link that is named after the environment', async () => {
    const { client, server } = await brokerWith({ 'GET /pacticipants/shop/versions/1': version('local', 'production'), 'POST /deploy/production': { status: 201, body: {} } });
    await client.recordDeployment({ pacticipant: 'shop', version: '1', environment: 'production' });
    expect(server.calls.at(-1)).to.equal('POST /deploy/production {}');
  });

  const deploymentFailure = async (replies: { readonly [call: string]: Reply }): Promise<unknown> => {
    const { client } = await brokerWith(replies);
    return client.recordDeployment({ pacticipant: 'shop', version: '1', environment: 'prodution' }).catch((error: unknown) => error);
  };

  it('says that a version to deploy is unknown', async () => {
    expect(await deploymentFailure({})).to.be.instanceOf(Failure).with.property('problem', 'the broker knows no version 1 of shop');
  });

  it('suggests the name of an environment', async () => {
    const failure = await deploymentFailure({ 'GET /pacticipants/shop/versions/1': version('production') });
    expect(failure).to.be.instanceOf(Failure).with.property('problem', 'the broker knows no environment prodution: did you mean production?');
  });

  it('lists the deployed versions of one pacticipant, once each', async () => {
    const entry = (name: string, number: string) => ({ _embedded: { pacticipant: { name }, version: { number } } });
    const { client } = await brokerWith({
      'GET /environments': environments('local'),
      'GET /environments/local': { body: { _links: { 'pb:currently-deployed-deployed-versions': { href: '{base}/current' } } } },
      'GET /current': { body: { _embedded: { deployedVersions: [entry('shop', '2'), entry('other', '9'), entry('shop', '2'), entry('shop', '1')] } } },
    });
    expect(await client.deployed('shop', 'local')).to.deep.equal(['2', '1']);
  });

  it('finds nothing deployed to an environment that does not exist', async () => {
    const { client } = await brokerWith({ 'GET /environments': environments() });
    expect(await client.deployed('shop', 'local')).to.deep.equal([]);
  });

  const row = { consumer: { name: 'shop', version: { number: '1' } }, provider: { name: 'petshop', version: { number: '2' } }, pact: { _links: { self: { href: 'p' } } } };

  it('reads the matrix as can-i-deploy asks for it', async () => {
    const verified = { success: true, verifiedAt: '2026-01-01T00:00:00+00:00', _links: { self: { href: 'r' } } };
    const { client, server } = await brokerWith({
      'GET /matrix': { body: { summary: { deployable: false }, notices: [{ type: 'error', text: 'no' }], matrix: [{ ...row, verificationResult: verified }] } },
    });
    const { deployable, rows, notices } = await client.matrix({ pacticipant: 'shop', version: '1', environment: 'local' });
    expect([deployable, notices]).to.deep.equal([false, [{ type: 'error', text: 'no' }]]);
    expect(rows).to.deep.equal([
      { consumer: 'shop', consumerVersion: '1', provider: 'petshop', providerVersion: '2', pactUrl: 'p', success: true, verifiedAt: '2026-01-01T00:00:00+00:00', resultUrl: 'r' },
    ]);
    expect(decodeURIComponent(server.calls[0] ?? '')).to.equal('GET /matrix?q[][pacticipant]=shop&q[][version]=1&latestby=cvpv&limit=10000&environment=local');
  });

  it('takes a row without a result as unknown', async () => {
    const { client } = await brokerWith({ 'GET /matrix': { body: { summary: { deployable: null }, matrix: [{ ...row, verificationResult: null }] } } });
    const { deployable, rows } = await client.matrix({ pacticipant: 'shop', version: '1' });
    expect([deployable, rows[0]?.success, rows[0]?.resultUrl]).to.deep.equal([null, undefined, undefined]);
  });

  it('answers unknown for a pacticipant that nobody published', async () => {
    const { client } = await brokerWith({ 'GET /matrix': { status: 400, body: { errors: ['Pacticipant shop not found'] } } });
    expect(await client.matrix({ pacticipant: 'shop', version: '1' })).to.deep.include({ deployable: null, rows: [] });
  });

  it('fails on a question that the broker refuses', async () => {
    const { client } = await brokerWith({ 'GET /matrix': { status: 400, body: { errors: ['no environment x'] } }, 'GET /pacticipants/shop': { body: {} } });
    const error: unknown = await client.matrix({ pacticipant: 'shop', version: '1', environment: 'x' }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Failure).with.property('problem', 'the broker answered 400: no environment x');
  });
});
