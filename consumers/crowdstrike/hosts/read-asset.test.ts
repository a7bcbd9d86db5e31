import { expect } from 'chai';
import { Answer } from '../../shared/answer.ts';
import { makeDevice } from '../testing/factories.ts';
import { readAsset } from './read-asset.ts';

describe('an asset', () => {
  const unexpected: string[] = [];
  beforeEach(() => void unexpected.splice(0));
  const exchange = { vendor: 'crowdstrike', request: 'GET /devices', status: 200, requestId: undefined, onUnexpected: (field: string, what: string) => unexpected.push(`${field} ${what}`) };
  const read = (fields: object = {}) => readAsset(new Answer(makeDevice({ ...fields }), exchange));

  it('has the MAC address as all our vendors’ assets have it (C34)', () => {
    expect(read({ mac_address: '14-7D-DA-0B-2C-91' }).network.mac).to.equal('14:7d:da:0b:2c:91');
    expect(read({ mac_address: 'unknown' }).network.mac).to.equal(null);
  });

  it('is kept without a name, by its id (C35)', () => {
    expect(read({ hostname: undefined })).to.include({ id: '0'.repeat(31) + '1', name: null });
    expect(read({ hostname: '' }).name).to.equal(null);
  });

  it('needs nothing but its id and its tenant', () => {
    const bare = readAsset(new Answer({ device_id: 'a', cid: 'b' }, exchange));
    expect(bare).to.deep.include({ id: 'a', tenant: 'b', kind: 'unknown', platform: 'other', isolation: 'unknown', cloud: null, tags: [], firstSeen: null });
    expect(unexpected).to.deep.equal([]);
  });

  it('is isolated, or about to be, or about to be no more (C37)', () => {
    const isolations = ['normal', 'containment_pending', 'contained', 'lift_containment_pending'].map((status) => read({ status }).isolation);
    expect(isolations).to.deep.equal(['none', 'pending', 'isolated', 'lifting']);
  });

  it('is an instance in a cloud, with all twelve digits of its account (C38)', () => {
    const cloud = { service_provider: 'AWS_EC2_V2', service_provider_account_id: '012345678901', instance_id: 'i-0a1b', zone_group: 'us-east-1a' };
    expect(read(cloud).cloud).to.deep.equal({ provider: 'aws', account: '012345678901', instance: 'i-0a1b', zone: 'us-east-1a' });
    expect(read({ ...cloud, service_provider_account_id: 12345678901 }).cloud?.account).to.equal('012345678901');
    expect(read({ service_provider: 'GCP', service_provider_account_id: 'my-project' }).cloud).to.include({ provider: 'gcp', account: 'my-project' });
  });

  it('takes what is new, and counts it (C40)', () => {
    const asset = read({ platform_name: 'ChromeOS', status: 'quarantined', service_provider: 'ORACLE', tags: ['a', 7], hostname: { a: 1 }, last_seen: 'yesterday' });
    expect(asset).to.deep.include({ platform: 'other', isolation: 'unknown', tags: ['a'], name: null, lastSeen: null });
    expect(asset.cloud).to.include({ provider: 'other' });
    expect(unexpected.toSorted()).to.deep.equal([
      'hostname type', 'last_seen type', 'platform_name enum-member', 'service_provider enum-member', 'status enum-member', 'tags type',
    ]);
  });

  it('takes numbers for texts, and a single text for a list of one', () => {
    expect(read({ os_build: 22631, tags: 'only' })).to.deep.include({ tags: ['only'], operatingSystem: { name: 'Windows 11', build: '22631', kernel: null } });
  });

  it('tells how well its sensor works', () => {
    expect(['yes', 'no', ''].map((reduced_functionality_mode) => read({ reduced_functionality_mode }).sensor.functionality)).to.deep.equal(['reduced', 'full', 'unknown']);
  });
});
