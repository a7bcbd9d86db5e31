import { expect } from 'chai';
import type { Json } from '../../../src/json/json.ts';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { form, json, setState } from '../../../src/stub/testing/client.ts';
import { at, send, shelterStub } from '../../../src/stub/testing/shelter.ts';

const rex = { name: 'Rex', kind: 'dog', labels: { size: 'l' } };

describe('the life of a thing', () => {
  let ask: Ask;
  let id: string;
  beforeEach(async () => {
    ask = await shelterStub();
    id = at(await send(ask, 'POST /pets', rex), 'pet', 'id');
  });

  it('begins with an id that looks like the documented one', () => expect(id).to.match(/^pet_\w{12}$/).and.not.to.equal('pet_8Kd02jfQ19sL'));

  it('has what was sent, wherever it is answered', async () => {
    expect((await ask(`GET /pets/${id}`)).json).to.deep.include({ id, ...rex });
  });

  it('shows nothing that the document does not have', async () => {
    const other = at(await send(ask, 'POST /pets', { name: 'Mia', secret: 's' }), 'pet', 'id');
    expect((await ask(`GET /pets/${other}`)).json).not.to.have.property('secret');
  });

  it('goes on with what a change names', async () => {
    await send(ask, `PATCH /pets/${id}`, { name: 'Max', labels: { age: 'old' } });
    expect((await ask(`GET /pets/${id}`)).json).to.deep.include({ id, name: 'Max', kind: 'dog', labels: { size: 'l', age: 'old' } });
  });

  it('is another once it is replaced', async () => {
    await send(ask, `PUT /pets/${id}`, { name: 'Max' });
    const { json: body } = await ask(`GET /pets/${id}`);
    expect(body).to.include({ id, name: 'Max' }).and.not.to.have.any.keys('kind', 'labels');
  });

  it('has a replaced field again once it is sent', async () => {
    await send(ask, `PUT /pets/${id}`, { name: 'Max' });
    await send(ask, `PATCH /pets/${id}`, { kind: 'cat' });
    expect((await ask(`GET /pets/${id}`)).json).to.include({ name: 'Max', kind: 'cat' });
  });

  it('is in the state that a verb leads to', async () => {
    const { json: body } = await ask(`POST /pets/${id}/adopt`);
    expect([body, (await ask(`GET /pets/${id}`)).json]).to.have.nested.property('[1]').that.deep.equals(body).and.includes({ name: 'Rex', status: 'adopted' });
  });

  it('ends with a 404 in the vendor’s words', async () => {
    expect((await ask(`DELETE /pets/${id}`)).status).to.equal(204);
    const { status, json: body } = await ask(`GET /pets/${id}`);
    expect([status, body]).to.have.nested.property('[1].error.message').that.contains('it was deleted');
    expect(status).to.equal(404);
  });

  for (const line of ['PATCH', 'DELETE']) {
    it(`takes no ${line} after its end`, async () => {
      await ask(`DELETE /pets/${id}`);
      expect((await send(ask, `${line} /pets/${id}`, {})).status).to.equal(404);
    });
  }

  it('has an id of its own, the same one for the same seed and order', async () => {
    const second = at(await send(ask, 'POST /pets', rex), 'pet', 'id');
    const again = at(await send(await shelterStub(), 'POST /pets', rex), 'pet', 'id');
    expect([second === id, again === id]).to.deep.equal([false, true]);
  });
});

describe('ids', () => {
  it('keep the pattern of the document', async () => {
    const ask = await shelterStub();
    const ids = [at(await send(ask, 'POST /owners', { name: 'Ann' }), 'id'), at(await send(ask, 'POST /owners', { name: 'Bob' }), 'id')];
    expect([ids.every((id) => /^own-\d{4}$/.test(id)), new Set(ids).size]).to.deep.equal([true, 2]);
  });

  it('are the client’s where it gives them', async () => {
    const ask = await shelterStub();
    await send(ask, 'PUT /rooms/blue', { beds: 3 });
    expect((await ask('GET /rooms/blue')).json).to.include({ name: 'blue', beds: 3 });
  });

  it('stand in the address alone where nothing else is answered', async () => {
    const ask = await shelterStub();
    const { headers, status } = await send(ask, 'POST /v2/notes', { text: 'hello' });
    const path = new URL(headers.get('location') ?? '').pathname;
    expect([status, path]).to.have.property('1').that.matches(/^\/v2\/notes\/[0-9a-f-]{36}$/);
    expect((await ask(`GET ${path}`)).json).to.include({ text: 'hello' });
  });

  it('that nobody made are answered as documented', async () => {
    const ask = await shelterStub();
    expect((await ask('GET /pets/pet_1')).json).to.include({ id: 'pet_1' });
  });

  it('that nobody made keep what a client changes', async () => {
    const ask = await shelterStub();
    await send(ask, 'PATCH /pets/pet_1', { name: 'Max' });
    expect((await ask('GET /pets/pet_1')).json).to.include({ id: 'pet_1', name: 'Max' });
  });

  it('that nobody made are gone once deleted, and may be deleted again, as replays do', async () => {
    const ask = await shelterStub();
    const asked = ['DELETE', 'GET', 'DELETE'].map((method) => `${method} /pets/pet_id_example`);
    expect(await Array.fromAsync(asked, async (line) => (await ask(line)).status)).to.deep.equal([204, 404, 204]);
  });
});

describe('things below others', () => {
  let ask: Ask;
  let owner: string;
  let visit: string;
  beforeEach(async () => {
    ask = await shelterStub();
    owner = at(await send(ask, 'POST /owners', { name: 'Ann' }), 'id');
    visit = at(await send(ask, `POST /owners/${owner}/visits`, { reason: 'cough', weight: 3.5 }), 'id');
  });

  it('are read where they were made, whatever wraps them', async () => {
    expect((await ask(`GET /owners/${owner}/visits/${visit}`)).json).to.deep.equal({ data: { id: Number(visit), reason: 'cough', weight: 3.5 } });
  });

  it('are in no other list', async () => {
    const other = at(await send(ask, 'POST /owners', { name: 'Bob' }), 'id');
    await send(ask, `POST /owners/${other}/visits`, { reason: 'limps' });
    expect((await ask(`GET /owners/${owner}/visits`)).json).to.have.nested.property('values.length', 1);
  });

  it('are gone with what they were below', async () => {
    expect((await ask(`DELETE /owners/${owner}`)).json).to.deep.equal({ id: owner, deleted: true });
    expect((await ask(`GET /owners/${owner}/visits/${visit}`)).status).to.equal(404);
  });

  it('are read by another path that has the same schema', async () => {
    expect((await ask(`GET /people/ann/visits/${visit}`)).json).to.include({ reason: 'cough' });
  });
});

describe('a stub that is strict about ids', () => {
  let ask: Ask;
  beforeEach(async () => {
    ask = await shelterStub({ strictIds: true });
  });

  it('answers 404 for what nobody made', async () => {
    const { status, json: body } = await ask('GET /pets/pet_1');
    expect([status, body]).to.have.nested.property('[1].error.message').that.contains('nobody made it');
  });

  it('lists nothing before something was made', async () => expect((await ask('GET /pets')).json).to.deep.include({ data: [], has_more: false }));

  it('answers for what was made', async () => {
    const id = at(await send(ask, 'POST /pets', rex), 'pet', 'id');
    expect((await ask(`GET /pets/${id}`)).status).to.equal(200);
  });

  it('makes by PUT what can be made in no other way', async () => {
    expect((await send(ask, 'PUT /rooms/red', { beds: 1 })).status).to.equal(200);
  });

  it('answers for what no operation makes', async () => expect((await ask('GET /people/ann/visits/7')).status).to.equal(200));

  it('lets a state speak first', async () => {
    const provider = { states: { 'Rex is there': { stub: [{ operation: 'getPet', body: { name: 'Rex' } }] } } };
    const stated = await shelterStub({ strictIds: true }, provider);
    await setState(stated, 'Rex is there');
    expect((await stated('GET /pets/pet_1')).json).to.include({ name: 'Rex' });
  });
});

describe('a request with an idempotency key', () => {
  let ask: Ask;
  beforeEach(async () => {
    ask = await shelterStub();
  });
  const keyed = (line: string, body: Json): Promise<TestAnswer> => ask(line, { headers: { ...json, 'idempotency-key': 'k1' }, body: JSON.stringify(body) });

  it('makes one thing, however often it is sent', async () => {
    const first = await keyed('POST /pets', rex);
    const second = await keyed('POST /pets', rex);
    expect([second.text, (await ask('GET /pets')).json]).to.deep.include(first.text).and.have.nested.property('[1].data.length', 1);
  });

  it('is refused as documented where it was used for something else', async () => {
    await keyed('POST /pets', rex);
    expect((await keyed('POST /pets', { name: 'Mia' })).status).to.equal(409);
  });

  for (const [what, line, sent] of [
    ['by another spelling of its address', 'POST /v2/pets', rex],
    ['with more in the query', 'POST /pets?trace=1', rex],
    ['with its members in another order', 'POST /pets', { labels: { size: 'l' }, kind: 'dog', name: 'Rex' }],
  ] as const) {
    it(`is the same one ${what}`, async () => {
      const first = await keyed('POST /pets', rex);
      expect(await keyed(line, sent)).to.include({ status: 201, text: first.text });
    });
  }

  it('may have it in its body', async () => {
    const bodies = await Promise.all([1, 2].map(() => send(ask, 'POST /owners', { name: 'Ann', client_token: 't' })));
    expect(bodies[0]?.text).to.equal(bodies[1]?.text);
  });

  it('is the same answer where nothing is documented for another use', async () => {
    const first = await keyed('POST /owners', { name: 'Ann' });
    expect((await keyed('POST /owners', { name: 'Bob' })).text).to.equal(first.text);
  });
});

describe('the memory', () => {
  const mine = { 'vendorproof-namespace': 'mine' };

  it('belongs to the namespace', async () => {
    const ask = await shelterStub();
    await ask('PUT /rooms/blue', { headers: { ...json, ...mine }, body: '{"beds":30}' });
    expect([(await ask('GET /rooms/blue', { headers: mine })).json, (await ask('GET /rooms/blue')).json]).to.deep.equal([
      { name: 'blue', beds: 30 },
      { name: 'blue', beds: 1, colour: 'colour_example' },
    ]);
  });

  it('is empty after a reset', async () => {
    const ask = await shelterStub();
    const id = at(await send(ask, 'POST /pets', rex), 'pet', 'id');
    await ask(`DELETE /pets/${id}`);
    await ask('POST /_vendorproof/reset');
    expect((await ask(`GET /pets/${id}`)).status).to.equal(200);
  });

  it('forgets the oldest where it is full, and says so once', async () => {
    const lines: string[] = [];
    const ask = await shelterStub({ limits: { things: 2, bytes: 1e6 }, log: (line) => lines.push(line), strictIds: true });
    for (const room of ['a', 'b', 'c', 'd']) await send(ask, `PUT /rooms/${room}`, { beds: 1 });
    const statuses = await Promise.all(['a', 'b', 'c', 'd'].map(async (room) => (await ask(`GET /rooms/${room}`)).status));
    expect([statuses, lines]).to.deep.equal([[404, 404, 200, 200], ['the memory of the stub is full: the oldest things are forgotten, a first']]);
  });

  it('is empty for an interaction without a state', async () => {
    const ask = await shelterStub();
    await send(ask, 'PUT /rooms/blue', { beds: 30 });
    await setState(ask, '');
    expect((await ask('GET /rooms/blue')).json).to.include({ beds: 1 });
  });

  it('has what was deleted again for an interaction without a state', async () => {
    const ask = await shelterStub();
    const statuses = [(await ask('DELETE /pets/pet_1')).status, (await ask('GET /pets/pet_1')).status];
    await setState(ask, '');
    expect([...statuses, (await ask('GET /pets/pet_1')).status]).to.deep.equal([204, 404, 200]);
  });

  it('has things where their ids stand, if a client asks for them', async () => {
    const ask = await shelterStub();
    const owner = at(await send(ask, 'POST /owners', { name: 'Ann' }), 'id');
    const id = at(await send(ask, 'POST /pets', { ...rex, owner }), 'pet', 'id');
    const plain = (await ask(`GET /pets/${id}`)).json;
    expect([plain, (await ask(`GET /pets/${id}?expand[0]=owner`)).json]).to.have.nested.property('[1].owner').that.includes({ id: owner, name: 'Ann' });
    expect(plain).to.have.property('owner', owner);
  });

  it('takes from the provider file which operations belong together', async () => {
    const provider = { states: {}, resources: { ledger: { create: 'openLedger', read: 'ledgerInfo' } } };
    const ask = await shelterStub({}, provider);
    const id = at(await send(ask, 'POST /ledger.open', { title: 'Gifts' }), 'ledger', 'id');
    expect((await ask(`GET /ledger.info?ledger=${id}`)).json).to.deep.include({ ledger: { id, title: 'Gifts' } });
  });

  it('refuses a provider file that reads things without an id', async () => {
    const provider = { states: {}, resources: { ledger: { read: 'openLedger' } } };
    const error: unknown = await shelterStub({}, provider).catch((problem: unknown) => problem);
    expect(error).to.have.property('message').that.contains('no required parameter that could be its id');
  });
});

describe('things that are made and read by name, not by path', () => {
  let ask: Ask;
  let name: string;
  beforeEach(async () => {
    ask = await shelterStub();
    name = at(await ask('POST /?Action=CreateKennel', { headers: form, body: 'Size=4' }), 'Kennel', 'KennelName');
  });

  it('are read as they were made', async () => {
    expect((await ask(`GET /?Action=DescribeKennel&KennelName=${name}`)).json).to.deep.equal({ Kennel: { KennelName: name, Size: 4 } });
  });

  it('are listed by their names', async () => expect((await ask('GET /?Action=ListKennels')).json).to.deep.equal({ KennelNames: [name] }));

  it('are gone once they are deleted', async () => {
    await ask(`GET /?Action=DeleteKennel&KennelName=${name}`);
    const { status } = await ask(`GET /?Action=DescribeKennel&KennelName=${name}`);
    expect([status, (await ask('GET /?Action=ListKennels')).json]).to.deep.equal([404, { KennelNames: [] }]);
  });

  it('are there by the name that the document shows, whatever was deleted', async () => {
    await ask('GET /?Action=DeleteKennel&KennelName=KennelName_example');
    expect((await ask('GET /?Action=DescribeKennel&KennelName=KennelName_example')).status).to.equal(200);
  });
});
