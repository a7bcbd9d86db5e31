import { expect } from 'chai';
import { maskBody, maskHeader, maskUrl } from './masking.ts';

const hide = (text: string): string => text.replaceAll('canary', '[secret]');

describe('masking for the debug log', () => {
  for (const name of ['Authorization', 'Cookie', 'Set-Cookie', 'X-Api-Key', 'api-secret', 'X-Amz-Security-Token', 'X-Unheard-Of', 'Location']) {
    it(`shows nothing of a header that may hold a secret: ${name}`, () => {
      expect(maskHeader(name, 'anything', hide)).to.equal('[masked]');
    });
  }

  for (const name of ['content-type', 'Retry-After', 'X-RateLimit-Remaining', 'Request-Id', 'X-Amzn-RequestId', 'X-Cs-TraceId', 'Date']) {
    it(`shows a header that holds none: ${name}`, () => {
      expect(maskHeader(name, 'anything', hide)).to.equal('anything');
    });
  }

  it('hides a known secret even in a header that holds none by its name', () => {
    expect(maskHeader('user-agent', 'canary/1', hide)).to.equal('[secret]/1');
  });

  it('shows nothing of query values that may be secrets, of user and password, and of the fragment', () => {
    const url = maskUrl('https://u:p@petshop.test/pets/canary?limit=2&X-Amz-Signature=abc&access_token=t&access_token=u&q=canary#x', hide);
    expect([url.origin + url.pathname, [...url.searchParams.values()], url.username + url.password + url.hash]).to.deep.equal([
      'https://petshop.test/pets/[secret]',
      ['2', '[masked]', '[masked]', '[masked]', '[secret]'],
      '',
    ]);
  });

  it('masks members of JSON by their names, at any depth and of any type', () => {
    const body = { id: 'p1', code: 'resource_missing', api_key: 'k', nested: [{ clientSecret: 's', Credentials: { SessionToken: 't' }, pin: 7 }], note: 'the canary' };
    expect(JSON.parse(maskBody(JSON.stringify(body), 'application/problem+json; charset=utf-8', hide))).to.deep.equal({
      id: 'p1', code: 'resource_missing', api_key: '[masked]', nested: [{ clientSecret: '[masked]', Credentials: '[masked]', pin: '[masked]' }], note: 'the [secret]',
    });
  });

  it('masks what looks like a secret wherever it stands', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
    const body = JSON.stringify({ a: `Bearer abc.def-ghi`, b: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.sig', c: pem });
    expect(JSON.parse(maskBody(body, 'application/json', hide))).to.deep.equal({ a: '[masked]', b: '[masked]', c: '[masked]' });
  });

  it('masks members of forms', () => {
    const masked = new URLSearchParams(maskBody('client_id=me&client_secret=s&code=c&note=canary', 'application/x-www-form-urlencoded', hide));
    expect(Object.fromEntries(masked)).to.deep.equal({ client_id: 'me', client_secret: '[masked]', code: '[masked]', note: '[secret]' });
  });

  it('masks elements and attributes of XML', () => {
    const body = '<r a="1" token="t"><Id>7</Id><SecretAccessKey x="1">abc</SecretAccessKey><aws:SessionToken>t</aws:SessionToken></r>';
    expect(maskBody(body, 'text/xml', hide)).to.equal(
      '<r a="1" token="[masked]"><Id>7</Id><SecretAccessKey x="1">[masked]</SecretAccessKey><aws:SessionToken>[masked]</aws:SessionToken></r>',
    );
  });

  for (const [why, body, masked] of [
    ['whose text is wrapped', '<Token><![CDATA[open]]></Token><Id>7</Id>', '<Token>[masked]</Token><Id>7</Id>'],
    ['that has elements', '<Credentials><Id>open</Id></Credentials><Id>7</Id>', '<Credentials>[masked]</Credentials><Id>7</Id>'],
    ['that is never closed', '<Token>open<Id>7', '<Token>[masked]'],
    ['that is empty', '<Token/><Id>7</Id>', '<Token/><Id>7</Id>'],
  ] as const) {
    it(`masks a secret element ${why}`, () => {
      expect(maskBody(body, 'text/xml', hide)).to.equal(masked);
    });
  }

  for (const [why, body, type] of [
    ['no type that can be read', 'raw', 'text/plain'],
    ['no type', 'raw', ''],
    ['another content than its type says', '{"token": "op', 'application/json'],
    ['more depth than can be followed', '['.repeat(100_000), 'application/json'],
    ['too much content', JSON.stringify('x'.repeat(300_000)), 'application/json'],
  ] as const) {
    it(`leaves out a body of ${why}`, () => {
      expect(maskBody(body, type, hide)).to.match(/^\[\d+ characters of .+ left out\]$/);
    });
  }

  it('leaves an empty body empty', () => {
    expect(maskBody('', 'application/json', hide)).to.equal('');
  });
});
