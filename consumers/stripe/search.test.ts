import { expect } from 'chai';
import { searchQuery } from './search.ts';

describe('a search at Stripe', () => {
  it('looks for all that it is given', () => {
    expect(searchQuery({ email: 'a@acme.example', metadata: { tenant_id: 't-1' }, limit: 5 })).to.equal('email:"a@acme.example" AND metadata["tenant_id"]:"t-1"');
  });

  it('takes no value for a part of the query', () => {
    expect(searchQuery({ name: String.raw`x" OR name:"y\ ` })).to.equal(String.raw`name:"x\" OR name:\"y\\ "`);
  });

  it('looks for something', () => {
    expect(() => searchQuery({})).to.throw(TypeError, 'something');
  });
});
