import { expect } from 'chai';
import { noAnswer } from './outbound-problem.ts';

describe('a call without an answer', () => {
  const codes = {
    ETIMEDOUT: 'outbound.timeout',
    ECONNREFUSED: 'outbound.refused',
    ENOTFOUND: 'outbound.unknown-host',
    EAI_AGAIN: 'outbound.unknown-host',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'outbound.untrusted',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'outbound.untrusted',
    CERT_HAS_EXPIRED: 'outbound.untrusted',
    EPROTO: 'outbound.no-tls',
    ECONNRESET: 'outbound.failed',
  };
  for (const [code, expected] of Object.entries(codes)) {
    it(`is ${expected} for ${code}, wherever in the chain of causes it stands`, () => {
      const error = new Error('outer', { cause: Object.assign(new Error('inner'), { code }) });
      expect(noAnswer(new URL('https://acme.test/x'), error, 1000)).to.include({ kind: 'unreachable', code: expected, place: 'https://acme.test' });
    });
  }

  it('is one line, whatever the words behind it', () => {
    expect(noAnswer(new URL('https://acme.test/'), new Error('one\ntwo\n'), 1000).problem).to.equal('gave no answer: one');
  });

  it('repeats what is thrown, even when that is no error', () => {
    expect(noAnswer(new URL('https://acme.test/'), 'odd', 1000).problem).to.equal('gave no answer: odd');
  });
});
