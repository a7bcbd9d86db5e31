import { expect } from 'chai';
import { controlTokenFor } from './control-token.ts';

describe('the token that controls a stub', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1']) {
    it(`is not needed on ${host}`, () => expect(controlTokenFor({ host }, {})).to.equal(undefined));
  }

  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'build.example', 'localhost.example']) {
    it(`is a new one on ${host}`, () => {
      const tokens = [controlTokenFor({ host }, {}), controlTokenFor({ host }, {})];
      expect(new Set(tokens).size).to.equal(2);
      expect(tokens[0]).to.match(/^[\w-]{32}$/);
    });
  }

  it('is the one that is referred to, on loopback as well', () => {
    expect(controlTokenFor({ host: '127.0.0.1', controlToken: 'env:STUB_TOKEN' }, { STUB_TOKEN: 'abc' })).to.equal('abc');
  });

  it('is never written on the command line itself', () => {
    expect(() => controlTokenFor({ host: '0.0.0.0', controlToken: 's3cret' }, {})).to.throw(/^(?!.*s3cret).*by reference/);
  });

  it('says which variable is not set', () => {
    expect(() => controlTokenFor({ host: '0.0.0.0', controlToken: 'env:STUB_TOKEN' }, {})).to.throw('STUB_TOKEN is not set');
  });
});
