import { expect } from 'chai';
import { Answer } from '../../shared/answer.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { makeAlert } from '../testing/factories.ts';
import { readAlert } from './read-alert.ts';
import { severityOf } from './severity.ts';

describe('an alert', () => {
  const exchange = { vendor: 'crowdstrike', request: 'POST /alerts', status: 200, requestId: undefined };
  const read = (fields: object = {}) => readAlert(new Answer(makeAlert({ ...fields }), exchange));

  it('has its times to the millisecond, however many digits they have (C36)', () => {
    expect(read()).to.include({ createdAt: '2026-11-21T10:11:12.123Z', updatedAt: '2026-11-21T10:12:00.500Z' });
  });

  it('is severe by its score (C39)', () => {
    expect(read({ severity: 70 }).severity).to.deep.equal({ level: 'high', score: 70 });
    expect([1, 19, 20, 40, 79, 80, 100].map((score) => severityOf(score)?.level)).to.deep.equal([
      'informational', 'informational', 'low', 'medium', 'high', 'critical', 'critical',
    ]);
  });

  for (const severity of [0, 101, -1]) {
    it(`is refused with a severity that is none: ${severity} (C39)`, () => {
      expect(() => read({ severity })).to.throw(ProtocolError, 'severity is not between 1 and 100');
    });
  }

  it('may be about no host, nobody’s, of a status and a product that are new (C40)', () => {
    expect(read({ agent_id: undefined, assigned_to_name: '', status: 'snoozed', product: 'quantum' })).to.include({
      hostId: null, assignee: null, status: 'other', product: 'quantum',
    });
  });

  it('has a name where it has no title', () => expect(read({ display_name: undefined, name: 'ThreatName' }).title).to.equal('ThreatName'));
});
