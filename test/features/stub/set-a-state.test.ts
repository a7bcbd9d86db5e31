import { expect } from 'chai';
import type { ProviderFile } from '../../../src/config/types.ts';
import { member } from '../../../src/json/pointer.ts';
import type { Document } from '../../../src/openapi/document.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { journalOf, json, petshop, setState, stubOf } from '../../../src/stub/testing/client.ts';

const provider: ProviderFile = {
  states: {
    'a dog exists': { stub: [{ operation: 'getPet', body: { id: '{pet}', name: 'dog {pet}', kind: 'dog', weight: '{weight}' } }] },
    'a pet is gone': { stub: [{ operation: 'getPet', body: { deleted: true } }] },
    'no such pet': { stub: [{ operation: 'getPet', status: 404, when: { pet_id: '{pet}' }, body: { error: { code: 'not_found' } } }] },
    'two pages': { stub: [{ operation: 'listPets', when: { page: null }, body: { has_more: true, next: '/pets?page=2' } }] },
    'dogs only': { stub: [{ operation: 'listPets', body: { data: [{ kind: 'dog' }] } }] },
    'the card is declined': { stub: [{ operation: 'createPet', status: 402, headers: { 'X-Reason': 'card {card}' } }] },
    'all is well': { stub: [] },
    'the key has expired': { stub: [{ status: 401, body: { error: { code: 'invalid' } } }] },
    'an order has a status': { stub: [{ operation: 'createOrder', body: { status: '{status}' } }] },
  },
};

describe('setting a provider state', () => {
  let document: Document;
  let ask: Ask;
  before(async () => {
    document = await petshop();
  });
  beforeEach(() => {
    ask = stubOf([{ document, provider }]);
  });

  it('answers the parameters, for the verifier to put into requests', async () => {
    expect(await setState(ask, 'a dog exists', { pet: 'p1' })).to.deep.include({ status: 200, json: { pet: 'p1' } });
  });

  it('lays the state’s body over the sample', async () => {
    await setState(ask, 'a dog exists', { pet: 'p1', weight: 12.5 });
    expect((await ask('GET /pets/p1')).json).to.include({ id: 'p1', name: 'dog p1', kind: 'dog', weight: 12.5 });
  });

  it('picks the alternative that the state’s body belongs to', async () => {
    await setState(ask, 'a pet is gone');
    expect((await ask('GET /pets/p1')).json).to.deep.equal({ id: 'p1', deleted: true });
  });

  it('answers the state’s status for the requests that it is about', async () => {
    await setState(ask, 'no such pet', { pet: 'p9' });
    const answers = await Promise.all([ask('GET /pets/p9'), ask('GET /pets/p8')]);
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 200]);
  });

  it('names the state in an error that says nothing else', async () => {
    await setState(ask, 'no such pet');
    expect((await ask('GET /pets/p9')).json).to.deep.equal({ error: { code: 'not_found', message: 'no such pet' } });
  });

  it('tells a first page from the next one', async () => {
    await setState(ask, 'two pages');
    const pages = await Promise.all([ask('GET /pets'), ask('GET /pets?page=2')]);
    expect(pages.map((page) => [member(page.json, 'has_more'), member(page.json, 'next')])).to.deep.equal([[true, '/pets?page=2'], [false, undefined]]);
  });

  it('lets states hold together, the last one first', async () => {
    await setState(ask, 'two pages');
    await setState(ask, 'dogs only');
    expect((await ask('GET /pets')).json).to.include({ has_more: false }).and.have.nested.property('data[0].kind', 'dog');
  });

  it('begins anew with the first state after an answered request', async () => {
    await setState(ask, 'the key has expired');
    await ask('GET /pets');
    await setState(ask, 'all is well');
    expect((await ask('GET /pets')).status).to.equal(200);
  });

  it('ends a state that is torn down', async () => {
    await setState(ask, 'the key has expired');
    await ask('POST /_vendorproof/states', { body: '{"state":"the key has expired","action":"teardown"}' });
    expect((await ask('GET /pets')).status).to.equal(200);
  });

  it('takes an empty state as none at all', async () => {
    await setState(ask, 'the key has expired');
    expect((await setState(ask, '')).status).to.equal(200);
    expect((await ask('GET /pets')).status).to.equal(200);
  });

  it('lets a state refuse what the document would refuse anyway, in its own words', async () => {
    await setState(ask, 'the card is declined', { card: 'c1' });
    const { status, headers } = await ask('POST /pets', { headers: json, body: '{}' });
    expect([status, headers.get('x-reason')]).to.deep.equal([402, 'card c1']);
  });

  it('lets nobody past missing credentials', async () => {
    await setState(ask, 'the card is declined');
    expect((await ask('POST /pets', { headers: { ...json, authorization: '' }, body: '{}' })).status).to.equal(401);
  });

  it('warns of an unknown state and changes nothing', async () => {
    const { status, headers, json: body } = await setState(ask, 'a dog exist');
    expect([status, body, headers.get('vendorproof-warning')]).to.deep.equal([200, {}, 'no provider file knows the state "a dog exist": did you mean a dog exists?']);
  });

  it('notes an unknown state in the journal', async () => {
    await setState(ask, 'a dog exist');
    expect(member((await journalOf(ask))[0], 'notes')).to.deep.equal(['no provider file knows the state "a dog exist": did you mean a dog exists?']);
  });

  it('refuses an unknown state when told to be strict, and lists the known ones', async () => {
    const { status, text } = await setState(stubOf([{ document, provider }], { strictStates: true }), 'nonsense');
    expect([status, text.includes('all is well, the key has expired')]).to.deep.equal([404, true]);
  });

  it('refuses a body with a field that the document does not have', async () => {
    const mistyped: ProviderFile = { states: { 'a dog exists': { stub: [{ operation: 'getPet', body: { id: 'p1', nme: 'Rex', kind: 'dog' } }] } } };
    const { status, json: answer } = await setState(stubOf([{ document, provider: mistyped }]), 'a dog exists');
    expect([status, member(answer, 'detail')]).to.satisfy(([code, detail]: [number, string]) => code === 400 && detail.includes('its 200 of getPet has "/nme", which the document does not have'));
  });

  it('refuses parameters with which an answer would leave the document', async () => {
    const { status, text } = await setState(ask, 'an order has a status', { status: 'lost' });
    expect([status, text.includes('its 200 of createOrder leaves the document at')]).to.deep.equal([400, true]);
  });

  for (const body of ['[]', '{"state":1}', '{"state":"x","action":"explode"}', '{']) {
    it(`refuses ${body} as a state change`, async () => expect((await ask('POST /_vendorproof/states', { body })).status).to.equal(400));
  }

  it('refuses a provider file that speaks of an operation which the document does not have', () => {
    const wrong: ProviderFile = { states: { odd: { stub: [{ operation: 'getPets' }] } } };
    expect(() => stubOf([{ document, provider: wrong }])).to.throw('there is no operation getPets: did you mean getPet?');
  });

  it('refuses a provider file with a status that the document does not have', () => {
    const wrong: ProviderFile = { states: { odd: { stub: [{ operation: 'deletePet', status: 418 }] } } };
    expect(() => stubOf([{ document, provider: wrong }])).to.throw('the state “odd” answers deletePet with 418; the document has 204');
  });

  it('needs no provider file for a state that is named after a documented answer', async () => {
    const bare = stubOf([{ document }]);
    const set = await setState(bare, 'getPet answers 404', { operation: 'getPet', status: 404 });
    expect([set.headers.has('vendorproof-warning'), (await bare('GET /pets/7')).status]).to.deep.equal([false, 404]);
  });

  it('warns of a state that is named after an answer that the document does not have', async () => {
    const set = await setState(ask, 'deletePet answers 418', { operation: 'deletePet', status: 418 });
    expect(set.headers.has('vendorproof-warning')).to.equal(true);
  });
});
