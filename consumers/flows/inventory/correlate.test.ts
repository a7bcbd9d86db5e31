import { expect } from 'chai';
import { correlate } from './correlate.ts';
import type { Sighting, Source } from './sighting.ts';

describe('sightings', () => {
  const seen = (source: Source, id: string, more: Partial<Sighting> = {}): Sighting => ({ source, id, macs: [], ...more });
  const groups = (...sightings: readonly Sighting[]) => correlate(sightings).map((group) => group.map(({ id }) => id).join('+')).toSorted();
  const mac = '14:7d:da:0b:2c:91';
  const cloud = { cloudAccount: '001234567890', cloudInstance: 'i-1' };

  it('are of one asset when they share a cloud id, a serial number, a MAC address or a name', () => {
    expect(groups(seen('aws', 'a', cloud), seen('crowdstrike', 'b', cloud))).to.deep.equal(['a+b']);
    expect(groups(seen('crowdstrike', 'a', { serial: 'pf3x' }), seen('axonius', 'b', { serial: 'PF3X' }))).to.deep.equal(['b+a']);
    expect(groups(seen('crowdstrike', 'a', { macs: [mac] }), seen('axonius', 'b', { macs: [mac] }))).to.deep.equal(['b+a']);
    expect(groups(seen('crowdstrike', 'a', { hostname: 'FIN-1.corp.example' }), seen('axonius', 'b', { hostname: 'fin-1' }))).to.deep.equal(['b+a']);
  });

  it('are joined through a third', () => {
    expect(groups(seen('aws', 'a', cloud), seen('crowdstrike', 'b', { macs: [mac] }), seen('axonius', 'c', { ...cloud, macs: [mac] }))).to.deep.equal(['a+c+b']);
  });

  it('are of different assets when their accounts differ, whatever else they share', () => {
    expect(groups(seen('aws', 'a', cloud), seen('aws', 'b', { ...cloud, cloudAccount: '1234567890', macs: [mac] }), seen('axonius', 'c', { macs: [mac] }))).to.deep.equal(['a', 'b+c']);
  });

  it('are of different assets when their serial numbers differ', () => {
    expect(groups(seen('crowdstrike', 'a', { serial: '1', macs: [mac] }), seen('axonius', 'b', { serial: '2', macs: [mac] }))).to.have.length(2);
  });

  it('are grouped alike in any order', () => {
    const all = [seen('aws', 'a', { ...cloud, hostname: 'x' }), seen('crowdstrike', 'b', { macs: [mac], hostname: 'x' }), seen('axonius', 'c', { macs: [mac], serial: '1' }), seen('axonius', 'd', { hostname: 'x', serial: '2' })];
    expect(groups(...all)).to.deep.equal(groups(...all.toReversed()));
  });

  it('are left alone when they share nothing', () => expect(groups(seen('aws', 'a'), seen('axonius', 'b'))).to.deep.equal(['a', 'b']));
});
