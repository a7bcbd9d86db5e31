import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { equals } from './fql.ts';
import { each, falcon, falconByContract, group, host } from './testing/contract.ts';

describe('our contract with CrowdStrike for hosts', () => {
  const { client } = falconByContract();
  const otherGroup = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';

  it('lists hosts page by page', () =>
    falcon.interactions(
      [
        {
          operation: 'CombinedDevicesByFilter',
          description: 'lists the first page of hosts',
          given: 'hosts on two pages',
          request: { query: { limit: 2, sort: 'device_id.asc' } },
          response: { status: 200, relies: each(['device_id', 'cid']), examples: { 'meta.pagination.next': '0012' } },
        },
        {
          operation: 'CombinedDevicesByFilter',
          description: 'lists the last page of hosts',
          given: 'hosts on two pages',
          request: { query: { limit: 2, sort: 'device_id.asc', offset: '0012' } },
          response: { status: 200, relies: each(['device_id', 'cid']), examples: { 'resources[].device_id': '2c3d4e5f60718293a4b5c6d7e8f9012a' } },
        },
      ],
      async (vendor) => {
        const { hosts } = client(vendor);
        expect(await Array.fromAsync(hosts.list({ pageSize: 2 }))).to.have.length(2);
      },
    ));

  it('scrolls through the ids of hosts', () =>
    falcon.interactions(
      [
        {
          operation: 'QueryDevicesByFilterScroll',
          description: 'scrolls to the first ids of hosts',
          given: 'hosts on two pages',
          request: { query: { limit: 2, sort: 'device_id.asc' } },
          response: { status: 200, relies: ['resources[]'], examples: { 'meta.pagination.offset': 'c1', 'meta.pagination.total': 2 } },
        },
        {
          operation: 'QueryDevicesByFilterScroll',
          description: 'scrolls to the last ids of hosts',
          given: 'hosts on two pages',
          request: { query: { limit: 2, sort: 'device_id.asc', offset: 'c1' } },
          response: { status: 200, relies: ['resources[]'], examples: { 'resources[]': '2c3d4e5f60718293a4b5c6d7e8f9012a' } },
        },
      ],
      async (vendor) => {
        const { hosts } = client(vendor);
        expect(await Array.fromAsync(hosts.scrollIds({ pageSize: 2 }))).to.have.length(2);
      },
    ));

  it('queries the ids of hosts, as far as that goes', () =>
    falcon.interactions(
      [
        {
          operation: 'QueryDevicesByFilter',
          description: 'queries the ids of hosts',
          given: 'three hosts',
          request: { query: { offset: 0, limit: 100, sort: 'device_id.asc', filter: "platform_name:'Windows'" } },
          response: { status: 200, relies: ['resources[]', 'meta.pagination.total'], examples: { 'meta.pagination.total': 3 } },
        },
        {
          operation: 'QueryDevicesByFilter',
          description: 'queries ids beyond the first 10,000',
          given: 'queries end at 10,000 hosts',
          request: { query: { offset: 9001, limit: 1000, sort: 'device_id.asc' } },
          response: { status: 400, relies: ['errors[].message'], examples: { 'errors[].message': 'limit + offset must be less than 10000' } },
        },
      ],
      async (vendor) => {
        const { hosts } = client(vendor);
        const { ids, total } = await hosts.queryIds({ filter: equals('platform_name', 'Windows') });
        expect([ids.length, total]).to.deep.equal([1, 3]);
        const error = await failing(hosts.queryIds({ offset: 9001, limit: 1000 }), VendorError);
        expect(error.message).to.contain('must be less than 10000');
      },
    ));

  it('gets hosts by their ids', () =>
    falcon.interactions(
      [
        {
          operation: 'PostDeviceDetailsV2',
          description: 'gets a host by its id',
          given: 'a host is known',
          request: { body: { ids: [host] } },
          response: { status: 200, relies: each(['device_id', 'cid', 'hostname', 'platform_name', 'last_seen', 'mac_address', 'tags[]']) },
        },
        {
          operation: 'GetOnlineState_V1',
          description: 'asks whether a host is online',
          given: 'a host is known',
          request: { query: { ids: [host] } },
          response: { status: 200, relies: each(['id', 'state']) },
        },
      ],
      async (vendor) => {
        const { hosts } = client(vendor);
        const { assets, missing } = await hosts.details([host]);
        expect(missing).to.deep.equal([]);
        expect(assets[0]).to.nested.include({
          name: 'FIN-LT-0042',
          platform: 'windows',
          lastSeen: '2026-11-21T06:01:02.000Z',
          'network.mac': '14:7d:da:0b:2c:91',
          'tags[0]': 'FalconGroupingTags/pilot',
        });
        expect([...(await hosts.onlineStates([host]))]).to.deep.equal([[host, 'online']]);
      },
    ));

  it('keeps hosts beside which errors stand', () =>
    falcon.interaction(
      {
        operation: 'PostDeviceDetailsV2',
        description: 'gets hosts of which some fail',
        given: 'details of some hosts fail',
        request: { body: { ids: [host] } },
        response: { status: 200, relies: [...each(['device_id', 'cid']), 'errors[].code', 'errors[].message'] },
      },
      async (vendor) => {
        const { assets, warnings } = await client(vendor).hosts.details([host]);
        expect(assets).to.have.length(1);
        expect(warnings.map(({ code, message }) => `${code} ${message}`)).to.deep.equal(['500 the answer is not whole']);
      },
    ));

  it('tags hosts, and isolates them', () =>
    falcon.interactions(
      [
        {
          operation: 'UpdateDeviceTags',
          description: 'tags a host',
          given: 'a host is known',
          request: { body: { action: 'add', device_ids: [host], tags: ['FalconGroupingTags/pilot'] } },
          response: { status: 202, relies: each(['device_id', 'updated']) },
        },
        {
          operation: 'PerformActionV2',
          description: 'isolates a host',
          given: 'a host is known',
          request: { query: { action_name: 'contain' }, body: { ids: [host] } },
          response: { status: 202, relies: each(['id']) },
        },
      ],
      async (vendor) => {
        const { hosts } = client(vendor);
        expect(await hosts.tag('add', ['pilot'], [host])).to.have.length(1);
        expect(await hosts.isolate('contain', [host])).to.have.length(1);
      },
    ));

  it('keeps groups of hosts', () =>
    falcon.interactions(
      [
        {
          operation: 'createHostGroups',
          description: 'creates a host group',
          given: 'no host group has the name',
          request: { body: { resources: [{ name: 'Pilot', group_type: 'static', description: 'first' }] } },
          response: { status: 201, relies: each(['id', 'name']) },
        },
        {
          operation: 'queryCombinedHostGroups',
          description: 'lists the first page of host groups',
          given: 'host groups on two pages',
          request: { query: { limit: 1, sort: 'name.asc' } },
          response: { status: 200, relies: each(['id', 'name', 'group_type']), examples: { 'meta.pagination.total': 2 } },
        },
        {
          operation: 'queryCombinedHostGroups',
          description: 'lists the last page of host groups',
          given: 'host groups on two pages',
          request: { query: { limit: 1, sort: 'name.asc', offset: 1 } },
          response: { status: 200, relies: each(['id', 'name', 'group_type']), examples: { 'resources[].id': otherGroup } },
        },
        {
          operation: 'performGroupAction',
          description: 'puts a host into a host group',
          given: 'a host group exists',
          request: { query: { action_name: 'add-hosts' }, body: { action_parameters: [{ name: 'filter', value: `(device_id:['${host}'])` }], ids: [group] } },
          response: { status: 200, relies: each(['id', 'name']) },
        },
        {
          operation: 'deleteHostGroups',
          description: 'deletes a host group',
          given: 'a host group exists',
          request: { query: { ids: [group] } },
          response: { status: 200, relies: ['resources[]'], examples: { 'resources[]': group } },
        },
      ],
      async (vendor) => {
        const { hostGroups } = client(vendor);
        await hostGroups.create({ name: 'Pilot', description: 'first' });
        const listed = await Array.fromAsync(hostGroups.list({ pageSize: 1 }));
        expect(listed.map(({ id, membership }) => [id, membership])).to.deep.equal([[group, 'chosen'], [otherGroup, 'chosen']]);
        await hostGroups.change('add-hosts', group, [host]);
        expect(await hostGroups.delete([group])).to.deep.equal([group]);
      },
    ));
});
