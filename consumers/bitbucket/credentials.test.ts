import { expect } from 'chai';
import { authorization, hiding } from './credentials.ts';

describe('Bitbucket credentials', () => {
  it('send an API token together with its owner’s address', () => {
    expect(authorization({ email: 'ann@acme.example', token: 'fixture' })).to.equal('Basic YW5uQGFjbWUuZXhhbXBsZTpmaXh0dXJl');
  });

  it('hide both the token and the encoded pair', () => {
    const hide = hiding({ email: 'ann@acme.example', token: 'fixture' });
    expect(hide('fixture or YW5uQGFjbWUuZXhhbXBsZTpmaXh0dXJl')).to.equal('[hidden] or [hidden]');
  });

  for (const token of ['', 'two words', 'line\nbreak']) {
    it(`are refused with a token that cannot be one, unquoted: ${JSON.stringify(token)}`, () => {
      expect(() => authorization({ token })).to.throw(TypeError, 'the Bitbucket token is empty, or holds what no token holds');
    });
  }
});
