import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { Failure } from '../../failure/failure.ts';
import type { Expectation, ResponseReliance } from '../../generate/expectation.ts';
import type { JsonObject } from '../../json/json.ts';
import { documentOf } from '../../openapi/testing/documents.ts';
import type { Answered } from './discover.ts';
import { discover } from './discover.ts';
import type { Found } from './types.ts';

const text = { type: 'string' };
const team = { type: 'object', required: ['name'], properties: { name: text } };
const item = {
  type: 'object',
  required: ['id'],
  properties: { id: { ...text, minLength: 1 }, kind: { ...text, enum: ['a', 'b'] }, size: { type: 'integer', nullable: true }, team: { ...team, nullable: true }, note: text, title: text },
};
const list = { type: 'object', properties: { data: { type: 'array', items: item }, labels: { type: 'object', additionalProperties: text }, next: { ...text, format: 'uri' } } };
const answers = (schema: JsonObject) => ({ responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } });
const document = documentOf({
  paths: { '/items': { get: { operationId: 'list', ...answers(list) } }, '/items/1': { get: { operationId: 'get', ...answers(item) } }, '/gone': { delete: { operationId: 'gone', responses: { 204: { description: 'gone' } } } } },
});

interface Item {
  readonly id?: string;
  readonly kind?: string;
  readonly team?: { readonly name: string } | null;
  readonly note?: string;
  readonly title?: string;
}

const read = async <Body>(url: string, path: string): Promise<Body> => JSON.parse(await (await fetch(url + path)).text());
const asking = (operation: string, response: Partial<ResponseReliance> = { relies: 'discover' }): Expectation => ({ operation, response: { status: 200, ...response } });

async function found(expectation: Expectation, run: (url: string) => unknown, patience = 2000): Promise<Found & Pick<Answered, 'expectation'>> {
  const [answered] = (await discover({ document, expectations: [expectation], run, isAsked: () => true, patience })) ?? [];
  if (answered?.found === undefined) throw new Error('nothing was found');
  return { ...answered.found, expectation: answered.expectation };
}

const outcomes = ({ tried }: Found): Record<string, string> =>
  Object.fromEntries(tried.map(({ path, changes }) => [path, Object.entries(changes).map(([change, how]) => `${change} ${how === 'tolerated' ? how : `fails: ${how.fails}`}`).join(', ')]));

const need = (value: unknown, name: string): void => {
  if (value === undefined || value === '') throw new Error(`there is no ${name}`);
};

describe('what a client relies on', () => {
  it('is what its test fails without', async () => {
    const { relied, expectation } = await found(asking('get'), async (url) => {
      const { id, team: its } = await read<Item>(url, '/items/1');
      need(id, 'id');
      need(its?.name.length, 'name');
    });
    expect([relied, expectation.response.relies]).to.deep.equal([['id', 'team.name'], ['id', 'team.name']]);
  });

  it('is told for each field and each change that the document allows, and for members that an enum lacks', async () => {
    const all = outcomes(await found(asking('get'), async (url) => {
      const { kind, team: its } = await read<Item>(url, '/items/1');
      if (kind !== undefined && !['a', 'b'].includes(kind)) throw new TypeError(`no kind ${kind}`);
      need(its && its.name, 'team');
    }));
    expect(all).to.deep.equal({
      id: 'absent tolerated',
      kind: 'absent tolerated, unknown fails: no kind unknown_member',
      size: 'absent tolerated, null tolerated',
      team: 'absent fails: there is no team, null tolerated',
      note: 'absent tolerated, empty tolerated',
      title: 'absent tolerated, empty tolerated',
      'team.name': 'absent fails: there is no team, empty fails: there is no team',
    });
  });

  it('has fields of every element, and an element where an empty list will not do', async () => {
    const first = async (url: string): Promise<Item> => (await read<{ readonly data: readonly [Item] }>(url, '/items')).data[0];
    expect((await found(asking('list'), async (url) => need((await first(url)).id, 'id'))).relied).to.deep.equal(['data[].id']);
    expect((await found(asking('list'), async (url) => need(typeof (await first(url)) === 'object' ? 1 : undefined, 'element'))).relied).to.deep.equal(['data[]']);
  });

  it('does not follow the link to another page that nobody asked for', async () => {
    const all = outcomes(await found(asking('list'), async (url) => need(Object.hasOwn(await read<object>(url, '/items'), 'next') ? undefined : 1, 'end')));
    expect(Object.keys(all)).to.have.members(['data', 'labels', 'data[].id', 'data[].kind', 'data[].size', 'data[].team', 'data[].note', 'data[].title', 'labels.*', 'data[].team.name']);
  });

  it('keeps one of two fields of which either will do, and says so', async () => {
    const { relied, notes } = await found(asking('get'), async (url) => {
      const { note, title } = await read<Item>(url, '/items/1');
      need(title ?? note, 'name');
    });
    expect([relied, notes]).to.deep.equal([['note'], ['needed as well, once all that is not needed is left out: note']]);
  });

  it('is what the document promises, where a client needs no more than some body', async () => {
    expect((await found(asking('get'), (url) => read<Item>(url, '/items/1'))).relied).to.deep.equal(['id']);
  });

  it('is the same each time', async () => {
    const run = async (url: string): Promise<void> => need((await read<Item>(url, '/items/1')).id, 'id');
    expect(await found(asking('get'), run)).to.deep.equal(await found(asking('get'), run));
  });

  it('counts a function that never ends as one that fails', async () => {
    const { relied } = await found(asking('get'), async (url) => ((await read<Item>(url, '/items/1')).id === undefined ? wait(60_000, undefined, { ref: false }) : undefined), 100);
    expect(relied).to.deep.equal(['id']);
  });

  it('counts requests that the contract does not have, and those that did not come', async () => {
    const run = async (url: string): Promise<void> => {
      const { id, title } = await read<Item>(url, '/items/1');
      if (id === undefined) await fetch(`${url}/items/2?x=1`);
      if (title !== undefined) await read(url, '/items');
    };
    const results = await discover({ document, expectations: [asking('get'), asking('list')], run, isAsked: () => true });
    expect(results?.map(({ found: one }) => one?.relied)).to.deep.equal([['id', 'title'], ['data']]);
    expect(results?.[0]?.found && outcomes(results[0].found)['id']).to.equal('absent fails: GET /items/2: the contract does not have this');
  });

  it('cannot be told of a client that fails as it is', async () => {
    const failing = discover({ document, expectations: [asking('get')], run: () => Promise.reject(new Error('no key')), isAsked: () => true });
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(error instanceof Failure && [error.code, error.problem.endsWith('fails with: no key')]).to.deep.equal(['contract.discover.baseline', true]);
  });

  it('is steered by the values that the test gives', async () => {
    const run = async (url: string): Promise<void> => need((await read<Item>(url, '/items/1')).team === null ? 1 : undefined, 'lone one');
    const { tried, relied } = await found(asking('get', { relies: 'discover', values: { team: null } }), run);
    expect([tried.map(({ path }) => path).includes('team.name'), relied]).to.deep.equal([false, ['team']]);
  });

  it('is found beside a list, which is tried alone where the client takes no more', async () => {
    const choosy = async (url: string): Promise<void> => need(Object.keys(await read<Item>(url, '/items/1')).length > 2 ? undefined : 1, 'room');
    const { relied, notes, expectation } = await found(asking('get', { relies: ['id', 'note'] }), choosy);
    expect([relied, notes.length, expectation.response.relies]).to.deep.equal([[], 1, ['id', 'note']]);
    expect(await discover({ document, expectations: [asking('get', { relies: ['id'] })], run: () => Promise.reject(new Error('x')), isAsked: () => true })).to.equal(undefined);
  });

  it('is looked for among what is listed alone, where no more is asked', async () => {
    const run = async (url: string): Promise<void> => need((await read<Item>(url, '/items/1')).id, 'id');
    const [answered] = (await discover({ document, expectations: [asking('get', { relies: ['id', 'team.name'] })], run, isAsked: () => true, isOfListed: true })) ?? [];
    expect(answered?.found && outcomes(answered.found)).to.deep.equal({ id: 'absent fails: there is no id', team: 'absent tolerated', 'team.name': 'absent tolerated' });
  });

  for (const [type, nameOf] of [
    ['application/xml', (text: string) => /<name>(.+)<\/name>/.exec(text)?.[1]],
    ['application/x-acme-json-1.1', (text: string) => JSON.parse(text).name],
  ] as const) {
    it(`is found in ${type}, which is a text in the pact`, async () => {
      const content = { [type]: { schema: { type: 'object', properties: { name: { ...text, minLength: 1 }, note: text } } } };
      const other = documentOf({ paths: { '/it': { get: { operationId: 'it', responses: { 200: { description: 'ok', content } } } } } });
      const run = async (url: string): Promise<void> => need(nameOf(await (await fetch(`${url}/it`)).text()), 'name');
      const [answered] = (await discover({ document: other, expectations: [asking('it')], run, isAsked: () => true })) ?? [];
      expect(answered?.found && [answered.found.relied, outcomes(answered.found)]).to.deep.equal([['name'], { name: 'absent fails: there is no name', note: 'absent tolerated, empty tolerated' }]);
    });
  }

  it('is one text and not a list of them, where the list that the test gives means one', async () => {
    const schema = { type: 'object', properties: { name: { anyOf: [text, { type: 'array', items: text }] } } };
    const either = documentOf({ paths: { '/it': { get: { operationId: 'it', ...answers(schema) } } } });
    const run = async (url: string): Promise<void> => need([(await read<{ readonly name?: string | string[] }>(url, '/it')).name].flat()[0], 'name');
    const relied = async (response: Partial<ResponseReliance>) => (await discover({ document: either, expectations: [asking('it', response)], run, isAsked: () => true }))?.[0]?.found?.relied;
    expect([await relied({ relies: ['name'] }), await relied({ relies: ['name[]'] })]).to.deep.equal([['name'], ['name[]']]);
  });

  it('is nothing of an answer without a body', async () => {
    const { relied, experiments } = await found({ operation: 'gone', response: { status: 204, relies: 'discover' } }, (url) => fetch(`${url}/gone`, { method: 'DELETE' }));
    expect([relied, experiments]).to.deep.equal([[], 0]);
  });
});
