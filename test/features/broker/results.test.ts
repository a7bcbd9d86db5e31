import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

describe('verification results', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await aBroker();
    await broker.publish();
  });
  afterEach(() => broker.close());

  const resultsUrl = async () =>
    (await broker.get('/pacts/provider/petshop/consumer/web/version/1')).textAt('/_links/pb:publish-verification-results/href');

  it('are kept with everything that the verifier says', async () => {
    const posted = await broker.post(await resultsUrl(), {
      success: false,
      providerApplicationVersion: '1.2',
      buildUrl: 'http://ci/1',
      testResults: [{ interactionId: 'x', success: false, mismatches: [] }],
      verifiedBy: { implementation: 'rust', version: '1', clientLanguage: { name: 'js', version: '2', testFramework: 'mocha' } },
    });
    expect(posted.status).to.equal(201);
    const answer = await broker.get(String(posted.headers.get('location')));
    expect(answer.at('/testResults/0/interactionId')).to.equal('x');
    expect(answer.at('/verifiedBy')).to.deep.equal({
      implementation: 'rust',
      version: '1',
      client_implementation: 'js',
      client_test_framework: 'mocha',
      client_version: '2',
    });
    expect([answer.at('/success'), answer.at('/buildUrl'), answer.at('/providerName')]).to.deep.equal([false, 'http://ci/1', 'petshop']);
  });

  it('make the provider version', async () => {
    await broker.verify({ providerVersion: '7' });
    expect((await broker.get('/pacticipants/petshop/versions/7')).status).to.equal(200);
  });

  it('belong to the content: another version that publishes it is verified at once', async () => {
    await broker.verify();
    await broker.publish({ version: '2' });
    const answer = await broker.matrix('q[][pacticipant]=web&q[][version]=2&q[][pacticipant]=petshop&q[][version]=p1&latestby=cvpv');
    expect(answer.at('/summary/deployable')).to.equal(true);
  });

  it('are numbered through, and found under their number alone where they belong', async () => {
    const [first, second] = [await broker.verify(), await broker.verify({ providerVersion: 'p2' })];
    const number = (answer: { readonly headers: Headers }): number => Number(answer.headers.get('location')?.split('/').at(-1));
    expect(number(second)).to.equal(number(first) + 1);
    const sha = (await broker.get('/pacts/provider/petshop/consumer/web/version/1')).at('/_links/pb:pact-version/name');
    const paths = [`${sha}/verification-results/99`, `${sha}/verification-results/x`, `nope/verification-results/${number(first)}`];
    const answers = await Promise.all(paths.map((path) => broker.get(`/pacts/provider/petshop/consumer/web/pact-version/${path}`)));
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 404]);
  });

  it('explain where all of them are', async () => {
    const answer = await broker.get(`${await resultsUrl()}/all`);
    expect([answer.status, answer.at('/error')]).to.deep.equal([404, 'All results of a pact are in the matrix: GET /matrix.']);
  });

  it('have a latest one for a content, a version and the latest pact', async () => {
    await broker.put('/pacticipants/web/versions/1/tags/dev');
    await broker.verify({ success: false });
    await broker.verify({ success: true });
    const pair = '/pacts/provider/petshop/consumer/web';
    const paths = [
      `${await resultsUrl()}/latest`,
      `${pair}/version/1/verification-results/latest`,
      `${pair}/latest/verification-results/latest`,
      `${pair}/latest/dev/verification-results/latest`,
    ];
    const answers = await Promise.all(paths.map((path) => broker.get(path)));
    expect(answers.map((answer) => answer.at('/success'))).to.deep.equal([true, true, true, true]);
  });

  it('count again when a newer one is deleted', async () => {
    await broker.verify({ success: true });
    const wrong = String((await broker.verify({ success: false })).headers.get('location'));
    expect((await broker.delete(wrong)).status).to.equal(204);
    expect((await broker.delete(wrong)).status).to.equal(404);
    const answer = await broker.matrix('q[][pacticipant]=web&q[][version]=1&latestby=cvpv');
    expect(answer.each('/matrix', '/verificationResult/success')).to.deep.equal([true]);
  });

  it('are deleted as the latest one, too', async () => {
    await broker.verify({ success: true });
    await broker.verify({ success: false, providerVersion: 'p2' });
    const latest = '/pacts/provider/petshop/consumer/web/latest/verification-results/latest';
    expect((await broker.delete(latest)).status).to.equal(204);
    expect((await broker.get(latest)).at('/success')).to.equal(true);
  });

  it('are summed up for a consumer version', async () => {
    await broker.publish({ provider: 'bank' });
    await broker.publish({ provider: 'post' });
    await broker.verify({ provider: 'petshop' });
    await broker.verify({ provider: 'bank', success: false });
    const answer = await broker.get('/verification-results/consumer/web/version/1/latest');
    expect(answer.at('/success')).to.equal(false);
    expect(answer.at('/providerSummary')).to.deep.equal({ successful: ['petshop'], failed: ['bank'], unknown: ['post'] });
    expect(answer.each('/_embedded/verificationResults', '/providerName')).to.deep.equal(['bank', 'petshop']);
  });

  it('answer 404 for a content nobody published', async () => {
    const body = { success: true, providerApplicationVersion: '1' };
    expect((await broker.post('/pacts/provider/petshop/consumer/web/pact-version/nope/verification-results', body)).status).to.equal(404);
  });

  const refused: readonly (readonly [what: string, body: object, errors: object])[] = [
    ['nothing', {}, { success: ['is missing'], providerApplicationVersion: ['is missing'] }],
    ['words for success', { success: 'yes', providerApplicationVersion: '1' }, { success: ['must be boolean'] }],
    ['an empty version', { success: true, providerApplicationVersion: '' }, { providerApplicationVersion: ['must be filled'] }],
    [
      'a build that is no address',
      { success: true, providerApplicationVersion: '1', buildUrl: 'no address' },
      { buildUrl: ['is not a valid URL eg. http://example.org'] },
    ],
    [
      'a verifier that is no object',
      { success: true, providerApplicationVersion: '1', verifiedBy: 1 },
      { verifiedBy: ['must be an object'] },
    ],
  ];
  for (const [what, body, errors] of refused) {
    it(`refuse ${what}`, async () => {
      const answer = await broker.post(await resultsUrl(), body);
      expect([answer.status, answer.at('/errors')]).to.deep.equal([400, errors]);
    });
  }

  it('survive the deletion of the pact while another version has the same content', async () => {
    await broker.verify();
    await broker.publish({ version: '2' });
    await broker.delete('/pacts/provider/petshop/consumer/web/version/1');
    expect((await broker.get('/pacts/provider/petshop/consumer/web/version/2/verification-results/latest')).at('/success')).to.equal(true);
  });

  it('of one content are not those of another', async () => {
    await broker.verify();
    await broker.publish({ version: '2', content: aPact({ descriptions: ['other'] }) });
    expect((await broker.get('/pacts/provider/petshop/consumer/web/version/2/verification-results/latest')).status).to.equal(404);
  });
});
