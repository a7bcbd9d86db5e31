import { expect } from 'chai';
import { SentHeaders } from './sent-headers.ts';

const lines = ['Host', 'petshop.example', 'X-Trace', 'a', 'cookie', 'b=1', 'x-trace', 'c', 'Cookie', 'd=2'];

describe('the headers of a request as they came', () => {
  it('have a value by its name in any letters', () => {
    expect(new SentHeaders(lines).get('HOST')).to.equal('petshop.example');
    expect(new SentHeaders(lines).has('host')).to.equal(true);
  });

  it('join several lines of one name, and cookies as in one line', () => {
    const headers = new SentHeaders(lines);
    expect([headers.get('x-trace'), headers.get('cookie')]).to.deep.equal(['a, c', 'b=1; d=2']);
  });

  it('have nothing that was not sent', () => {
    const headers = new SentHeaders(lines);
    expect([headers.get('accept'), headers.has('accept')]).to.deep.equal([null, false]);
  });

  it('are all told in the order and letters of standard headers', () => {
    const standard = new Headers([['host', 'petshop.example'], ['x-trace', 'a'], ['cookie', 'b=1'], ['x-trace', 'c'], ['cookie', 'd=2']]);
    const headers = new SentHeaders(lines);
    expect([...headers]).to.deep.equal([...standard]);
    expect([...headers.keys()]).to.deep.equal([...standard.keys()]);
    expect([...headers.values()]).to.deep.equal([...standard.values()]);
  });

  it('are what a standard request, or a copy, has of them', () => {
    expect(new Request('http://petshop.example', { headers: new SentHeaders(lines) }).headers.get('x-trace')).to.equal('a, c');
    expect(new Headers(new SentHeaders(lines)).get('x-trace')).to.equal('a, c');
  });

  it('hold what is changed in them from then on', () => {
    const headers = new SentHeaders(lines);
    headers.set('host', 'other.example');
    headers.append('x-trace', 'e');
    headers.delete('cookie');
    const told: string[] = [];
    headers.forEach((value, name) => told.push(`${name}: ${value}`));
    expect(told).to.deep.equal(['host: other.example', 'x-trace: a, c, e']);
    expect([headers.get('host'), headers.has('cookie'), headers.getSetCookie()]).to.deep.equal(['other.example', false, []]);
  });
});
