import { expect } from 'chai';
import { Secret } from '../../shared/auth/secret.ts';
import { isSigned } from './signature.ts';

const fixture = 'bb-contract-fixture';
const push = '{"repository":{"full_name":"acme-sec/inventory"},"push":{"changes":[]}}';
const pushSignature = 'sha256=d01b2dce1cb64b07e558f696fea7abddd8068ebad08a4371e82016a430987edc';
const judge = (key: string, body: string, header: string | undefined) => isSigned(Buffer.from(body), header, [new Secret(key)]);

describe('a signature', () => {
  for (const [what, key, body, header] of [
    ['that is widely printed', 'It\'s a Secret to Everybody', 'Hello World!', 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9'],
    ['of a push (B41)', fixture, push, pushSignature],
    ['of a push with a line’s end', fixture, `${push}\n`, 'sha256=98bce3e23a899c715d491fd6aa4fc981144fbe526cc5bedb7f10607443201681'],
    ['of a name with an umlaut', fixture, '{"actor":{"display_name":"Zoë"}}', 'sha256=46ea5598afd2599ef79814bc8343b8247782a55616f2ffb3f263de39baf07552'],
  ] as const) {
    it(`is accepted: the one ${what}`, () => expect(judge(key, body, header)).to.equal(true));
  }

  it('of the same body without its last line’s end is refused (B42)', () => expect(judge(fixture, `${push}\n`, pushSignature)).to.equal(false));

  for (const [what, header] of Object.entries({
    'is missing': undefined,
    'is empty': '',
    'is of SHA-1': `sha1=${'a'.repeat(40)}`,
    'has uppercase digits': `sha256=${pushSignature.slice(7).toUpperCase()}`,
    'is too short': pushSignature.slice(0, -1),
    'is too long': `${pushSignature}a`,
    'has what is no digit': `${pushSignature.slice(0, -1)}g`,
    'has no prefix': pushSignature.slice(7),
    'comes twice': `${pushSignature}, ${pushSignature}`,
  })) {
    it(`is refused where it ${what} (B43)`, () => expect(judge(fixture, push, header)).to.equal(false));
  }

  it('holds under either of two secrets while one takes the other’s place', () => {
    const both = [new Secret('newer'), new Secret(fixture)];
    expect(isSigned(Buffer.from(push), pushSignature, both)).to.equal(true);
    expect(isSigned(Buffer.from(push), pushSignature, [new Secret('newer')])).to.equal(false);
  });
});
