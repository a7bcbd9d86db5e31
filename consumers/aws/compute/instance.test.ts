import type { Instance } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { makeInstance } from '../testing/factories.ts';
import { readInstances } from './instance.ts';

describe('an instance', () => {
  const page = (...Instances: readonly Instance[]) => ({ $metadata: { httpStatusCode: 200 }, Reservations: [{ OwnerId: '001234567890', Instances: [...Instances] }] });
  const read = (fields: Instance = {}) => readInstances(page(makeInstance(fields)), 'eu-west-1')[0];

  it('has nulls for what it does not have once it is terminated (A38)', () => {
    expect(read()).to.deep.equal({
      kind: 'instance', id: 'i-0a1b2c3d', accountId: '001234567890', region: 'eu-west-1', state: 'terminated', type: null, name: null, platform: null, imageId: null, zone: null,
      launchedAt: null, privateAddress: null, publicAddress: null, networkId: null, subnetId: null, macAddresses: [], tags: new Map(), requiresMetadataToken: false,
    });
  });

  it('has its addresses in the form that all vendors’ assets have', () => {
    const NetworkInterfaces = [{ MacAddress: '0A:1B:2C:3D:4E:5F' }, {}, { MacAddress: 'none' }];
    expect(read({ PrivateIpAddress: '10.20.30.40', PublicIpAddress: '203.0.113.24', NetworkInterfaces })).to.deep.include({
      privateAddress: '10.20.30.40', publicAddress: '203.0.113.24', macAddresses: ['0a:1b:2c:3d:4e:5f'],
    });
  });

  it('takes a tag’s name for a name, whatever it is', () => {
    const tags = read({ Tags: [{ Key: '__proto__', Value: 'x' }, { Key: 'Name', Value: 'web-1' }, {}] })?.tags;
    expect([...(tags ?? [])]).to.deep.equal([['__proto__', 'x'], ['Name', 'web-1'], ['', '']]);
  });

  it('says whether its metadata needs a token', () => expect(read({ MetadataOptions: { HttpTokens: 'required' } })).to.include({ requiresMetadataToken: true }));

  it('is refused without an id', () => expect(() => readInstances(page({ State: { Name: 'running' } }), 'eu-west-1')).to.throw(ProtocolError, 'instancesSet[].instanceId is missing'));

  it('is not there where a page has none', () => expect(readInstances({ $metadata: {} }, 'eu-west-1')).to.deep.equal([]));
});
