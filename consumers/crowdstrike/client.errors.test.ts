import { inspect } from 'node:util';
import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { canary, falconOnScript, falconOnStub, signedIn } from './testing/client.ts';
import { makeEnvelope, makeRefusal } from './testing/factories.ts';

describe('a Falcon client, failed by the vendor', () => {
  const { vendor, now } = falconOnStub();

  it('tries again after a failure that passes (C28)', async () => {
    await vendor.faults('status,status=500,count=1,operation=QueryDevicesByFilter');
    await now().client().hosts.queryIds();
    expect((await vendor.calls('QueryDevicesByFilter')).map(({ status }) => status)).to.deep.equal([500, 200]);
    expect(now().observer.of('retry')).to.have.length(1);
  });

  it('reports an API that was retired (C47)', async () => {
    await vendor.state('the operation was switched off');
    const error = await failing(Array.fromAsync(now().client().hosts.scrollIds()), VendorError);
    expect(error).to.include({ kind: 'gone', status: 405 });
    expect(error.message).to.contain('the vendor has retired this API');
  });

  it('is refused what does not keep to the document before it counts as an answer', async () => {
    await vendor.faults('schema,mutation=type,pointer=/resources/0/device_id,operation=CombinedDevicesByFilter');
    const error = await failing(Array.fromAsync(now().client().hosts.list()), VendorError);
    expect(error).to.include({ kind: 'contract', field: 'resources[0].device_id' });
  });
});

describe('a Falcon client and answers that no document has', () => {
  const { vendor, now } = falconOnScript();
  const list = () => now().client().hosts.queryIds();

  it('reports a gateway’s page by its status (C29)', async () => {
    vendor.answers(signedIn(), { status: 503, body: '<html>unavailable</html>', headers: { 'content-type': 'text/html' } });
    expect(await failing(list(), VendorError)).to.include({ name: 'VendorError', kind: 'unavailable', status: 503 });
  });

  it('goes by the status where the body says another one', async () => {
    vendor.answers(signedIn(), { status: 404, body: makeRefusal(500, 'odd') });
    expect(await failing(list(), VendorError)).to.include({ kind: 'not-found' });
  });

  it('says whom a missing scope of an operation belongs to, and of sign-in nothing', async () => {
    vendor.answers({ status: 403, body: makeRefusal(403, 'Failed to issue access token') });
    expect((await failing(list(), VendorError)).message).to.contain('the client’s credentials are refused: Failed to issue access token');
  });

  const failures = {
    'a refused sign-in': [{ status: 403, body: makeRefusal(403, `no ${canary.FALCON_CLIENT_SECRET}`) }],
    'a refused token': [signedIn(), { status: 401, body: makeRefusal(401, 'bad canary-token-eyJhbGciOiJSUzI1NiJ9') }, signedIn(), { status: 401, body: '' }],
    'a bad request': [signedIn(), { status: 400, body: makeRefusal(400, 'bad canary-token-eyJhbGciOiJSUzI1NiJ9') }],
    'a connection that breaks': [signedIn(), { fault: 'reset' as const }],
    'another cloud': [signedIn({}, { 'X-CS-Region': 'mars-1' })],
    'a success that is none': [signedIn(), { body: makeEnvelope([7]) }],
  };
  for (const [what, script] of Object.entries(failures)) {
    it(`shows no secret and no token after ${what} (C45)`, async () => {
      vendor.answers(...script);
      const client = now().client();
      const error = await failing(client.hosts.queryIds(), VendorError);
      const shown = inspect([error, client, now().observer.events], { depth: 20, showHidden: true }) + error.stack + JSON.stringify([error, now().observer.events]);
      expect(shown).to.not.contain('canary');
      expect(shown).to.not.contain(canary.FALCON_CLIENT_ID);
    });
  }
});
