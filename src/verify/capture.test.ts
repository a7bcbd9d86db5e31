import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { masker } from '../credentials/masking.ts';
import { capture } from './capture.ts';

const body = (bytes: Uint8Array, encoding?: string): string =>
  capture({ status: 200, headers: new Headers(encoding === undefined ? {} : { 'content-encoding': encoding }), body: bytes }, masker()).body;

describe('the capture of an answer', () => {
  it('unpacks what is compressed', () => {
    const text = Buffer.from('{"id":1}');
    const unpacked = [body(text), body(gzipSync(text), 'gzip'), body(deflateSync(text), 'deflate'), body(brotliCompressSync(text), 'br')];
    expect(new Set(unpacked)).to.deep.equal(new Set(['{"id":1}']));
  });

  it('says so when an answer is not compressed as it claims', () => {
    expect(body(Buffer.from('abc'), 'gzip')).to.equal('(3 bytes that are not gzip)');
  });

  it('keeps the beginning of a long body', () => {
    expect(body(Buffer.alloc(20_000, 'a'))).to.have.length(10_000);
  });

  it('is not taken in by a small answer that unpacks to a huge one', () => {
    expect(body(gzipSync(Buffer.alloc(50 * 1024 * 1024)), 'gzip')).to.match(/^\(\d+ bytes that are not gzip\)$/);
  });
});
