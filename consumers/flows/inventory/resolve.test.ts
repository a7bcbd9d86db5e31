import { expect } from 'chai';
import { resolve } from './resolve.ts';
import type { Sighting } from './sighting.ts';

describe('a record of several sightings', () => {
  const aws: Sighting = { source: 'aws', id: 'i-1', macs: ['b'], hostname: 'old', os: 'Linux', lastSeen: '2026-11-20T00:00:00Z' };
  const falcon: Sighting = { source: 'crowdstrike', id: 'd1', macs: ['a', 'b'], hostname: 'new', lastSeen: '2026-11-21T00:00:00Z' };

  it('has the newest value of each field, and what nobody else says', () => {
    expect(resolve('r', [aws, falcon])).to.include({ hostname: 'new', os: 'Linux', lastSeen: '2026-11-21T00:00:00Z', serial: undefined });
  });

  it('tells where its sources differ', () => {
    expect(resolve('r', [aws, falcon]).conflicts).to.deep.equal([{ field: 'hostname', values: [{ value: 'new', source: 'crowdstrike' }, { value: 'old', source: 'aws' }] }]);
  });

  it('trusts who runs the asset among equally new ones', () => {
    expect(resolve('r', [{ ...falcon, lastSeen: aws.lastSeen }, aws]).hostname).to.equal('old');
    expect(resolve('r', [{ source: 'axonius', id: 'x', macs: [], hostname: 'ax' }, { source: 'crowdstrike', id: 'y', macs: [], hostname: 'cs' }]).hostname).to.equal('cs');
  });

  it('names all its sources, and each MAC address once', () => {
    expect(resolve('r', [aws, falcon])).to.deep.include({ seenBy: ['aws:i-1', 'crowdstrike:d1'], macs: ['a', 'b'] });
  });

  it('is the same whatever order the sightings are in', () => {
    expect(resolve('r', [aws, falcon])).to.deep.equal(resolve('r', [falcon, aws]));
  });
});
