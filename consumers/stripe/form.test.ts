import { expect } from 'chai';
import { encodeForm } from './form.ts';

describe('form encoding', () => {
  it('indexes lists', () => {
    expect(encodeForm({ expand: ['latest_charge', 'customer'] })).to.equal('expand[0]=latest_charge&expand[1]=customer');
  });

  it('nests objects in lists', () => {
    expect(encodeForm({ tax_id_data: [{ type: 'ch_vat' }] })).to.equal('tax_id_data[0][type]=ch_vat');
  });

  it('unsets with an empty value and leaves out what is undefined', () => {
    expect(encodeForm({ metadata: { old: null, kept: undefined } })).to.equal('metadata[old]=');
  });

  it('writes words for booleans and digits for numbers', () => {
    expect(encodeForm({ confirm: true, off_session: false, amount: 4900 })).to.equal('confirm=true&off_session=false&amount=4900');
  });

  it('escapes whatever has a meaning in a form', () => {
    expect(encodeForm({ name: "a b&c=d+[e]!*()'" })).to.equal('name=a%20b%26c%3Dd%2B%5Be%5D%21%2A%28%29%27');
  });
});
