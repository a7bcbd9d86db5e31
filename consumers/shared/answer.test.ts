import { expect } from 'chai';
import { Answer } from './answer.ts';
import { ProtocolError } from './errors/protocol-error.ts';

describe('an answer', () => {
  const exchange = { vendor: 'petshop', request: 'GET /pets/1', status: 200, requestId: undefined };
  const answer = (body: unknown) => new Answer(body, exchange);

  for (const body of [null, [], 'text', 7, undefined]) {
    it(`is refused when it is not an object: ${JSON.stringify(body)}`, () => {
      expect(() => answer(body)).to.throw(ProtocolError, 'petshop GET /pets/1 answered 200: the answer is not an object');
    });
  }

  it('reads a field that is left out as null where null is allowed', () => {
    const empty = answer({ name: null });
    expect([empty.textOrNull('name'), empty.wholeNumberOrNull('age'), empty.flagOrNull('tame'), empty.objectOrNull('owner')]).to.deep.equal([
      null, null, null, null,
    ]);
  });

  it('refuses another type even where null is allowed', () => {
    expect(() => answer({ name: 7 }).textOrNull('name')).to.throw(ProtocolError, 'name is not text');
    expect(() => answer({ owner: [] }).objectOrNull('owner')).to.throw(ProtocolError, 'owner is not an object');
    expect(() => answer({ tame: 'yes' }).flagOrNull('tame')).to.throw(ProtocolError, 'tame is not true or false');
  });

  it('refuses a number that is no whole number', () => {
    for (const age of [1.5, 2 ** 53, '3']) {
      expect(() => answer({ age }).wholeNumber('age')).to.throw(ProtocolError, 'age is not a whole number');
    }
  });

  it('names a field by its path', () => {
    const pets = answer({ pets: [{}, { owner: { name: 'Ada' } }] }).list('pets');
    expect(pets[1]?.object('owner').text('name')).to.equal('Ada');
    expect(() => pets[1]?.object('owner').text('mail')).to.throw(ProtocolError, 'pets[1].owner.mail is missing');
    expect(() => pets[0]?.list('toys')).to.throw(ProtocolError, 'pets[0].toys is missing');
  });

  it('names an item that is not an object', () => {
    expect(() => answer({ pets: [{}, 7] }).list('pets')).to.throw(ProtocolError, 'pets[1] is not an object');
  });

  it('reads a map of texts', () => {
    expect(answer({ tags: { a: 'x' } }).texts('tags')).to.deep.equal({ a: 'x' });
    expect(() => answer({ tags: { a: 1 } }).texts('tags')).to.throw(ProtocolError, 'tags.a is not text');
    expect(() => answer({}).texts('tags')).to.throw(ProtocolError, 'tags is missing');
  });

  it('takes nothing for a field that every object inherits', () => {
    expect(() => answer({}).object('__proto__')).to.throw(ProtocolError, '__proto__ is missing');
  });

  it('never quotes a value', () => {
    expect(() => answer({ age: 'secret' }).wholeNumber('age')).to.throw(/^(?!.*secret)/);
  });
});
