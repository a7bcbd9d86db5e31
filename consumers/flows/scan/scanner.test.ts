import { expect } from 'chai';
import { scanFiles } from './scanner.ts';

describe('the scanner', () => {
  const rules = (content: string) => scanFiles([{ path: 'a.txt', content }]).map(({ rule, line }) => `${rule} ${line}`);
  const keyId = `AKIA${'ABCDEFGHIJKLMNOP'}`;

  it('finds what should not be in a commit, and where', () => {
    expect(rules(`x\n-----BEGIN ${'RSA PRIVATE'} KEY-----`)).to.deep.equal(['private-key 2']);
    expect(rules(`id = ${keyId}`)).to.deep.equal(['access-key-id 1']);
    expect(rules('db: postgres://app:hunter2@db.example/main')).to.deep.equal(['password-in-address 1']);
  });

  it('finds nothing in what is none', () => expect(rules('AKIA is a prefix\nhttps://example.com/a:b\nuser@example.com')).to.deep.equal([]));

  it('never tells the secret', () => expect(JSON.stringify(scanFiles([{ path: 'a', content: keyId }]))).not.to.contain(keyId));
});
