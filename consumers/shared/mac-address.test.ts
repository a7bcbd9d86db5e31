import { expect } from 'chai';
import { canonicalMac } from './mac-address.ts';

describe('a MAC address', () => {
  for (const text of ['14:7D:DA:0B:2C:91', '14-7d-da-0b-2c-91', '147d.da0b.2c91', ' 147DDA0B2C91 ']) {
    it(`is the same however it is written: ${text}`, () => expect(canonicalMac(text)).to.equal('14:7d:da:0b:2c:91'));
  }

  for (const text of ['', 'unknown', '14:7d:da:0b:2c', '14:7d:da:0b:2c:9g']) {
    it(`is not "${text}"`, () => expect(canonicalMac(text)).to.equal(undefined));
  }
});
