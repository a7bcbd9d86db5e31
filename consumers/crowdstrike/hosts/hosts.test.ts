import { expect } from 'chai';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { falconOnScript, falconOnStub, signedIn } from '../testing/client.ts';
import { hexId, makeDevice, makeEnvelope } from '../testing/factories.ts';

describe('hosts by their ids', () => {
  const { vendor, now } = falconOnStub();
  const [first, second] = ['9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a', '1b2c3d4e5f60718293a4b5c6d7e8f901'];

  it('are reported as missing where they are unknown (C22)', async () => {
    await vendor.state('one of two hosts is unknown');
    const { assets, missing } = await now().client().hosts.details([first, second]);
    expect([assets.map(({ id }) => id), missing]).to.deep.equal([[first], [second]]);
  });

  it('are kept although errors stand beside them, which are told (C31)', async () => {
    await vendor.state('details of some hosts fail');
    const { assets, warnings } = await now().client().hosts.details([first]);
    expect(assets).to.have.length(1);
    expect(warnings.map(({ code, message }) => `${code} ${message}`)).to.deep.equal(['500 a shard did not answer']);
  });

  it('are tagged, and a refusal is that of one host (C46)', async () => {
    await vendor.state('one of two hosts is unknown');
    expect(await now().client().hosts.tag('add', ['pilot'], [first, second])).to.deep.equal([
      { hostId: first, result: 'done' },
      { hostId: second, result: 'refused', because: 'no such host' },
    ]);
    expect(JSON.parse(now().observer.exchanges.at(-1)?.requestBody ?? '')).to.deep.include({ action: 'add', tags: ['FalconGroupingTags/pilot'] });
  });

  it('are online or not', async () => {
    await vendor.state('a host is known');
    expect([...(await now().client().hosts.onlineStates([first]))]).to.deep.equal([[first, 'online']]);
  });

  it('are cut off from the network, later', async () => {
    await vendor.state('a host is known');
    expect(await now().client().hosts.isolate('contain', [first])).to.deep.equal([first]);
  });

  it('are not cut off twice at a time', async () => {
    await vendor.state('the host is being contained');
    expect(await failing(now().client().hosts.isolate('contain', [first]), VendorError)).to.include({ kind: 'conflict' });
  });
});

describe('many hosts by their ids', () => {
  const { vendor, now } = falconOnScript();

  it('are asked for in batches, and come in the order of their ids (C21)', async () => {
    const ids = Array.from({ length: 5001 }, (_, index) => hexId(index));
    const devices = [hexId(5000), hexId(1), hexId(0)].map((id) => makeDevice({ device_id: id }));
    vendor.answers(signedIn(), { body: makeEnvelope(devices) });
    const { assets, missing } = await now().client().hosts.details(ids);
    const sent = vendor.requests.slice(1).map(({ body }) => JSON.parse(body).ids.length);
    expect(sent.toSorted((one, other) => other - one)).to.deep.equal([5000, 1]);
    expect([assets.map(({ id }) => id), missing.length]).to.deep.equal([[0, 1, 5000].map(hexId), 4998]);
  });

  it('are missing all, where the vendor says so by errors', async () => {
    vendor.answers(signedIn(), { body: makeEnvelope([], undefined, { errors: [{ code: 404, message: 'unknown id', id: hexId(1) }] }) });
    expect(await now().client().hosts.details([hexId(1)])).to.deep.equal({ assets: [], missing: [hexId(1)], warnings: [] });
  });

  it('are not asked for at all where there are none', async () => {
    expect(await now().client().hosts.details([])).to.deep.equal({ assets: [], missing: [], warnings: [] });
    expect(vendor.requests).to.deep.equal([]);
  });

  it('are read again after a failure, although it takes a POST', async () => {
    vendor.answers(signedIn(), { status: 500, body: '' }, { body: makeEnvelope([makeDevice()]) });
    expect((await now().client().hosts.details([hexId(1)])).assets).to.have.length(1);
  });

  it('are refused a tag with a code where there are no words', async () => {
    vendor.answers(signedIn(), { status: 202, body: makeEnvelope([{ device_id: hexId(1), updated: false, code: 403 }]) });
    expect(await now().client().hosts.tag('remove', ['FalconGroupingTags/old'], [hexId(1)])).to.deep.equal([{ hostId: hexId(1), result: 'refused', because: 'code 403' }]);
  });
});
