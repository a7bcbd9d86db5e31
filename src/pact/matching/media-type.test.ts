import { expect } from 'chai';
import { isContentOf, kindOfText } from './content-kind.ts';
import { bodyKindOf, isTypeFor, parameterOf, readMediaType } from './media-type.ts';

describe('a content type', () => {
  const fitting: readonly (readonly [expected: string, actual: string, fits: boolean])[] = [
    ['application/json', 'application/json; charset=utf-8', true],
    ['application/json', 'Application/JSON', true],
    ['application/json', 'application/hal+json', true],
    ['application/json', 'text/json', false],
    ['application/json; v=1', 'application/json', false],
    ['application/json; v=1; w=2', 'application/json;w="2";v=1', true],
    ['application/hal+json', 'application/json', false],
    ['application/xml', 'text/xml', true],
    ['application/xml', 'application/json', false],
  ];
  for (const [expected, actual, fits] of fitting) {
    it(`${actual} ${fits ? 'comes' : 'does not come'} where ${expected} is expected`, () => {
      const [one, other] = [readMediaType(expected), readMediaType(actual)];
      expect(one !== undefined && other !== undefined && isTypeFor(one, other)).to.equal(fits);
    });
  }

  it('is none where it is a range, or no type', () => expect(['*/*', 'text/*', 'json', ''].map(readMediaType)).to.deep.equal([undefined, undefined, undefined, undefined]));

  const kinds = {
    'application/json': 'json', 'application/vnd.pet+json': 'json', 'application/jsonrequest': 'json', 'application/graphql': 'json', 'text/xml': 'xml', 'application/soap+xml': 'xml',
    'application/x-www-form-urlencoded': 'form', 'multipart/mixed': 'multipart', 'image/png': 'binary', 'application/pdf': 'binary', 'text/html': 'text', 'a': 'text',
  };
  for (const [type, kind] of Object.entries(kinds)) {
    it(`${type} is compared as ${kind}`, () => expect(bodyKindOf(readMediaType(type))).to.equal(kind));
  }

  it('has its parameters as they were written', () => expect([parameterOf('a/b; boundary="X y"', 'boundary'), parameterOf('a/b;Boundary=Z', 'boundary'), parameterOf('a/b', 'boundary')]).to.deep.equal(['X y', 'Z', undefined]));
});

describe('the kind of a content', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
  const contents: readonly (readonly [type: string, content: string])[] = [
    ['image/png', '\x89PNG\r\n'], ['image/jpeg', '\xff\xd8\xff\xe0'], ['image/gif', 'GIF89a'], ['image/webp', 'RIFF1234WEBP'], ['application/pdf', '%PDF-1.7'],
    ['application/zip', 'PK\x03\x04'], ['application/gzip', '\x1f\x8b\x08'], ['application/octet-stream', '\xfe\xfd\x00'], ['application/json', '{"a": 1}'],
    ['application/xml', '<?xml version="1.0"?><a/>'], ['text/xml', '<a/>'], ['text/html', '<!DOCTYPE html>'], ['text/plain', 'words'],
  ];
  for (const [type, content] of contents) {
    it(`is ${type} by how it begins`, () => expect([isContentOf(bytes(content), `${type}; x=y`), isContentOf(bytes(content), 'audio/mpeg')]).to.deep.equal([true, false]));
  }

  it('of a text is guessed', () => expect(['true', ' [1]', '<html>', '<b/>', 'tea'].map(kindOfText)).to.deep.equal(['application/json', 'application/json', 'text/html', 'application/xml', 'text/plain']));
});
