import { expect } from 'chai';
import { customFieldName } from './custom-field.ts';

describe('the name of a custom field', () => {
  it('is written as the API has it (X45)', () => {
    expect(customFieldName('Owner-Mail Box')).to.equal('adapters_data.gui.custom_owner_mail_box');
  });

  it('has a dot in words', () => {
    expect(customFieldName('cost.center')).to.equal('adapters_data.gui.custom_cost_DOT__DOT_center');
  });

  it('cannot be left out', () => expect(() => customFieldName(' ')).to.throw(TypeError));
});
