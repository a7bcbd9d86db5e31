import { expect } from 'chai';
import type { JsonObject } from 'vendorproof';
import { canonicalMac } from '../../shared/mac-address.ts';
import { Answer } from '../../shared/answer.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { asset, assetId, assetUser, cve, device, entry, flatDevice, vulnerability } from '../testing/factories.ts';
import type { Asset } from '../types.ts';
import { toAsset } from './to-asset.ts';

const exchange = { vendor: 'axonius', request: 'POST /api/v2/assets/devices', status: 200, requestId: undefined };
const mapped = (row: JsonObject, type = 'devices'): Asset => toAsset(type, new Answer(row, exchange));

describe('an asset', () => {
  it('was last seen at an instant that is told as RFC 1123 (X24)', () => {
    expect(mapped(device({ last_seen: 'Sat, 21 Nov 2026 12:08:36 GMT' })).lastSeen).to.equal('2026-11-21T12:08:36Z');
  });

  for (const text of ['2026-11-21T12:08:36Z', '2026-11-21T13:08:36.512+01:00', '2026-11-21 12:08:36']) {
    it(`was last seen at the same instant when it is told as ISO 8601: ${text} (X25)`, () => {
      expect(mapped(device({ last_seen: text })).lastSeen).to.equal('2026-11-21T12:08:36Z');
    });
  }

  it('has no instant where an adapter puts another text', () => {
    for (const text of ['yesterday', '21 Nov 2026', '1763726916', '2026-13-40T12:08:36Z', 'Sat, 99 Nov 2026 12:08:36 GMT']) {
      expect(mapped(device({ last_seen: text })).lastSeen).to.equal(undefined);
    }
  });

  it('is the same whether a field is text or a list (X26)', () => {
    const scalar = mapped(flatDevice({ 'specific_data.data.hostname': 'fin-lt-0042' }));
    expect(mapped(flatDevice({ 'specific_data.data.hostname': ['fin-lt-0042'] }))).to.deep.equal(scalar);
    expect(mapped(device({ hostname: ['fin-lt-0042'] }))).to.deep.equal(mapped(device({ hostname: 'fin-lt-0042' })));
    expect(scalar.hostnames).to.deep.equal(['fin-lt-0042']);
  });

  it('takes the name from the source that saw it last, and keeps both sources (X27)', () => {
    const old = entry('aws_adapter', { hostname: 'ip-10-0-0-7', last_seen: 'Fri, 20 Nov 2026 12:00:00 GMT' });
    const young = entry('crowd_strike_adapter', { hostname: 'fin-lt-0042', last_seen: 'Sat, 21 Nov 2026 12:00:00 GMT' });
    const silent = entry('csv_adapter', { hostname: 'laptop' });
    for (const entries of [[silent, old, young], [young, silent, old]]) {
      const { name, hostnames, sources } = mapped(asset(assetId(1), entries));
      expect({ name, hostnames }).to.deep.equal({ name: 'fin-lt-0042', hostnames: ['fin-lt-0042', 'ip-10-0-0-7', 'laptop'] });
      const said = sources.map((source) => `${source.adapter}: ${source.name}`);
      expect(said).to.deep.equal(['crowd_strike_adapter: fin-lt-0042', 'aws_adapter: ip-10-0-0-7', 'csv_adapter: laptop']);
    }
  });

  it('takes what the newest source does not say from the one before', () => {
    const young = entry('crowd_strike_adapter', { last_seen: 'Sat, 21 Nov 2026 12:00:00 GMT' });
    const old = entry('aws_adapter', { hostname: 'ip-10-0-0-7', first_seen: '2025-01-01T00:00:00Z', last_seen: 'Fri, 20 Nov 2026 12:00:00 GMT' });
    expect(mapped(asset(assetId(1), [young, old]))).to.include({ name: 'ip-10-0-0-7', lastSeen: '2026-11-21T12:00:00Z', firstSeen: '2025-01-01T00:00:00Z' });
  });

  it('has MAC addresses as the endpoint protection’s clients have them (X28)', () => {
    const interfaces = [{ mac: '14:7D:DA:0B:2C:91', ips: ['10.20.30.40'] }, { mac: '', ips: '10.20.30.41' }, { mac: 'unknown' }];
    const { macs, ipAddresses } = mapped(device({ network_interfaces: interfaces, public_ips: ['203.0.113.24'] }));
    expect(macs).to.deep.equal([canonicalMac('14-7d-da-0b-2c-91')]);
    expect(ipAddresses).to.deep.equal(['10.20.30.40', '10.20.30.41', '203.0.113.24']);
  });

  it('keeps the zeros that a cloud account begins with (X29)', () => {
    expect(mapped(device({ cloud_provider: 'AWS', account_id: '001234567890' })).cloud).to.include({ provider: 'AWS', account: '001234567890' });
  });

  it('takes no notice of what it does not know, and of what makes no sense (X30)', () => {
    const odd = { os: 'Windows', network_interfaces: 7, software_cves: [null, 'x', {}], open_ports: [{ port_id: 'none' }], installed_software: [{}] };
    expect(mapped(device({ os: {} }))).to.deep.equal(mapped(device()));
    expect(mapped({ ...device({ ...odd, brand_new: { a: [1] } }), unheard_of: true, labels: null })).to.deep.equal(mapped(device()));
    expect(mapped({ ...device(), specific_data: [7, null, { data: {} }] })).to.include({ id: assetId(1), name: undefined });
  });

  it('takes no notice of lists that are nested without end (X30)', () => {
    const endless = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as [];
    const { hostnames, os, ipAddresses } = mapped(device({ hostname: endless, os: endless, network_interfaces: [{ ips: [['10.0.0.1']] }] }));
    expect({ hostnames, os, ipAddresses }).to.deep.equal({ hostnames: [], os: undefined, ipAddresses: ['10.0.0.1'] });
  });

  it('is refused without its id or its adapters', () => {
    const { internal_axon_id: id, adapters, ...rest } = device();
    expect(() => mapped({ ...rest, adapters: adapters ?? [] })).to.throw(ProtocolError, 'internal_axon_id is missing');
    expect(() => mapped({ ...rest, internal_axon_id: id ?? '' })).to.throw(ProtocolError, 'adapters is missing');
  });

  it('has the vulnerabilities of its software', () => {
    const both = [cve({ cve_severity: 'CRITICAL', cvss: '9.8', software_version: '130.0.1' }), cve({ cve_id: 'CVE-2026-2' })];
    expect(mapped(device({ software_cves: both })).vulnerabilities).to.deep.equal([
      { cve: 'CVE-2026-12345', severity: 'critical', cvss: 9.8, software: 'Chrome', softwareVersion: '130.0.1' },
      { cve: 'CVE-2026-2', severity: undefined, cvss: undefined, software: 'Chrome', softwareVersion: undefined },
    ]);
  });

  it('is a vulnerability itself where that was asked for', () => {
    const { name, vulnerabilities } = mapped(vulnerability(), 'vulnerabilities');
    expect([name, vulnerabilities.map(({ severity, cvss }) => [severity, cvss])]).to.deep.equal(['CVE-2026-12345', [['high', 8.8]]]);
  });

  it('is a user with an account of its own where that was asked for', () => {
    const { name, account } = mapped(assetUser({ mail: 'amara@example.test', is_admin: false, account_disabled: [true] }), 'users');
    expect(name).to.equal('amara.okafor');
    expect(account).to.deep.equal({ username: 'amara.okafor', mail: 'amara@example.test', displayName: undefined, isAdmin: false, isDisabled: true });
  });

  it('has software, ports, hardware and an operating system', () => {
    const data = {
      installed_software: [{ name: 'Chrome', version: '130.0.1', vendor: 'Google' }],
      open_ports: [{ port_id: 22, protocol: 'TCP' }],
      device_serial: 'PF3XK2L9',
      os: { type: 'Windows', distribution: '11', build: '22631' },
    };
    const { software, openPorts, hardware, os } = mapped(device(data));
    expect(software).to.deep.equal([{ name: 'Chrome', version: '130.0.1', vendor: 'Google' }]);
    expect(openPorts).to.deep.equal([{ port: 22, protocol: 'TCP', service: undefined }]);
    expect([hardware.serial, os]).to.deep.equal(['PF3XK2L9', { type: 'Windows', version: '11', build: '22631' }]);
  });

  it('is read from listed fields, those of one adapter included', () => {
    const row = {
      'specific_data.data.network_interfaces.mac': ['14:7D:DA:0B:2C:91'],
      'adapters_data.aws_adapter.account_id': '001234567890',
      'adapters_data.gui.custom_owner_mail': 'amara@example.test',
    };
    const { macs, cloud, customFields, sources } = mapped(flatDevice(row));
    expect([macs, cloud.account, customFields, sources]).to.deep.equal([['14:7d:da:0b:2c:91'], '001234567890', { owner_mail: ['amara@example.test'] }, []]);
  });

  it('has a tag and an identity once, however often they are told', () => {
    const twice = [entry('aws_adapter'), entry('aws_adapter')];
    const { tags, identities, sources } = mapped(asset(assetId(1), twice, { labels: ['pci', 'pci'] }));
    expect([tags, identities, sources.length]).to.deep.equal([['pci'], ['aws_adapter_0!own-1'], 1]);
  });
});
