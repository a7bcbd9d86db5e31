import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { RegionError } from './errors/region-error.ts';
import { falconOnScript, falconOnTwoStubs, signedIn } from './testing/client.ts';

describe('a Falcon client whose tenant lives in another cloud', () => {
  const { first, second, now } = falconOnTwoStubs();
  const told = 'the tenant lives in us-2, which is told';
  const operations = async () => Promise.all([first, second].map(async (vendor) => (await vendor.calls()).map(({ operation }) => operation)));

  it('goes where the answer to its sign-in says (C08)', async () => {
    await first.state(told);
    await now().client().hosts.queryIds();
    expect(await operations()).to.deep.equal([['oauth2AccessToken'], ['QueryDevicesByFilter']]);
  });

  it('signs in again where it is redirected to, and stays there (C09)', async () => {
    await first.state('the tenant lives in us-2, which redirects', { home: second.url });
    await second.state(told);
    const client = now().client();
    await client.hosts.queryIds();
    await client.hosts.queryIds();
    expect(await operations()).to.deep.equal([['oauth2AccessToken'], ['oauth2AccessToken', 'QueryDevicesByFilter', 'QueryDevicesByFilter']]);
    const [sent, again] = now().observer.exchanges;
    expect(again?.requestBody).to.equal(sent?.requestBody).and.to.contain('client_secret=');
  });

  it('gives up where two clouds send it to each other', async () => {
    const redirects = 'the tenant lives in us-2, which redirects';
    await Promise.all([first.state(redirects, { home: second.url }), second.state(redirects, { home: first.url })]);
    await failing(now().client().hosts.queryIds(), RegionError);
    expect((await operations()).flat()).to.have.length(3);
  });

  it('sends its secret to no host that it does not know (C10)', async () => {
    await first.state('the tenant lives in us-2, which redirects', { home: 'https://evil.example.test' });
    const error = await failing(now().client().hosts.queryIds(), RegionError);
    expect(error).to.include({ found: 'https://evil.example.test/oauth2/token', kind: 'contract', operation: 'oauth2AccessToken' });
    expect((await operations()).flat()).to.deep.equal(['oauth2AccessToken']);
  });
});

describe('a Falcon client that is told of a cloud', () => {
  const { vendor, now } = falconOnScript();

  it('names the one that it does not know (C11)', async () => {
    vendor.answers(signedIn({}, { 'X-CS-Region': 'mars-1' }));
    const error = await failing(now().client().hosts.queryIds(), RegionError);
    expect(error.message).to.contain('"mars-1", which is none of the known ones');
    expect(vendor.requests).to.have.length(1);
  });

  it('refuses a redirect that leads nowhere', async () => {
    vendor.answers({ status: 308, body: '' });
    expect(await failing(now().client().hosts.queryIds(), RegionError)).to.include({ found: '' });
  });
});
