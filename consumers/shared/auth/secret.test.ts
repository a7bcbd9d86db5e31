import { format, inspect } from 'node:util';
import { expect } from 'chai';
import { KnownSecrets } from './known-secrets.ts';
import { Secret } from './secret.ts';

describe('a secret', () => {
  const secret = new Secret('canary "42"/ü');

  it('hands out its text to who asks for it', () => {
    expect(secret.reveal()).to.equal('canary "42"/ü');
  });

  it('prints as nothing but the fact that it is one', () => {
    const prints = [secret.toString(), `${secret}`, '' + secret, inspect(secret), format('%s %o %j', secret, secret, secret), JSON.stringify({ secret })];
    expect(prints).to.deep.equal(['[secret]', '[secret]', '[secret]', '[secret]', '[secret] [secret] "[secret]"', '{"secret":"[secret]"}']);
  });

  it('is hidden deep within what is printed', () => {
    expect(inspect({ options: [{ secret }] }, { depth: null, showHidden: true })).not.to.include('canary');
  });

  it('has no member that holds its text', () => {
    expect(JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(secret)))).to.equal('[]');
  });

  it('equals one of the same text', () => {
    expect([secret.equals(new Secret('canary "42"/ü')), secret.equals(new Secret('other'))]).to.deep.equal([true, false]);
  });

  it('hides itself however it is written', () => {
    const plain = 'canary "42"/ü';
    const written = [plain, encodeURIComponent(plain), JSON.stringify(plain), Buffer.from(plain).toString('base64')];
    expect(written.map((text) => secret.hideIn(text).replace(/=+$/, ''))).to.deep.equal(['[secret]', '[secret]', '"[secret]"', '[secret]']);
  });

  it('hides nothing when it is too short to be one', () => {
    expect([new Secret('a').hideIn('a banana'), new Secret('').hideIn('a banana')]).to.deep.equal(['a banana', 'a banana']);
  });
});

describe('known secrets', () => {
  it('hide each other wherever they stand', () => {
    const known = new KnownSecrets();
    for (const text of ['first-one', 'second-one']) known.learn(new Secret(text));
    expect(known.hide('first-one, second-one, third-one')).to.equal('[secret], [secret], third-one');
  });

  it('hide the longer of two whole', () => {
    const known = new KnownSecrets();
    for (const text of ['abcd', 'abcdefgh']) known.learn(new Secret(text));
    expect(known.hide('abcdefgh')).to.equal('[secret]');
  });

  it('forget the oldest, but never one that is in use', () => {
    const known = new KnownSecrets();
    known.learn(new Secret('in-use'));
    for (let number = 0; number < 1000; number += 1) {
      known.learn(new Secret(`token-${number}.`));
      known.learn(new Secret('in-use'));
    }
    expect(known.hide('token-0. token-999. in-use')).to.equal('token-0. [secret] [secret]');
  });
});
