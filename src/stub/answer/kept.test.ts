import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { keep, localOnce, textOnce } from './kept.ts';

const told = (body: Json): string => JSON.stringify(body);

describe('what is made of an answer’s body', () => {
  it('is made once of a body that is kept', () => {
    const body = keep({ id: 7 });
    expect([textOnce(body, 'text/json', () => told(body)), textOnce(body, 'text/json', () => 'again')]).to.deep.equal(['{"id":7}', '{"id":7}']);
  });

  it('differs by media type', () => {
    const body = keep({ id: 7 });
    expect(['text/json', 'text/xml'].map((type) => textOnce(body, type, () => type))).to.deep.equal(['text/json', 'text/xml']);
  });

  it('is made anew of every other body', () => {
    const body = { id: 7 };
    expect(['first', 'second'].map((text) => textOnce(body, 'text/json', () => text))).to.deep.equal(['first', 'second']);
  });

  it('is made anew of a plain value', () => expect(['a', 'b'].map((text) => textOnce(keep('x'), 'text/plain', () => text))).to.deep.equal(['a', 'b']));

  it('has the addresses of the origin that asks', () => {
    const body = keep({ next: 'https://api.acme.test/2' });
    const origins = ['http://127.0.0.1:1', 'http://127.0.0.1:1', 'http://localhost:1'];
    const made: string[] = [];
    for (const origin of origins) localOnce(body, origin, () => ({ next: String(made.push(origin)) }));
    expect(made).to.deep.equal(['http://127.0.0.1:1', 'http://localhost:1']);
  });
});
