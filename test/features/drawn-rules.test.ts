import { expect } from 'chai';
import { drawInteraction } from '../../src/generate/draw-interaction.ts';
import type { ResponseReliance } from '../../src/generate/expectation.ts';
import { testServers } from '../../src/http/testing/serve.ts';
import type { Json } from '../../src/json/json.ts';
import { petshop } from '../../src/openapi/testing/documents.ts';
import type { VerifiedInteraction } from '../../src/verify/types.ts';
import { pactWith, replay } from './testing/replays.ts';

type Reliance = Omit<ResponseReliance, 'status'>;

/** What a client relies on, answers that keep it and answers that break it. */
interface Case {
  readonly relies: Reliance;
  readonly kept: readonly Json[];
  readonly broken: readonly Json[];
}

const on = (...relies: readonly string[]): Reliance => ({ relies });
const owner = { email: 'a@b.c', phone: null };

const cases: readonly Case[] = [
  { relies: on('id'), kept: [{ id: '' }, { id: 'x', more: { deep: [1] } }], broken: [{}, { id: 1 }, { id: null }, { id: {} }] },
  { relies: on('age'), kept: [{ age: 3 }, { age: null }], broken: [{}, { age: '3' }, { age: 3.5 }] },
  { relies: on('weight'), kept: [{ weight: 3 }, { weight: 3.5 }, { weight: -1e6 }], broken: [{}, { weight: '3' }, { weight: null }] },
  { relies: on('vaccinated'), kept: [{ vaccinated: true }, { vaccinated: false }], broken: [{}, { vaccinated: 'true' }, { vaccinated: 0 }] },
  {
    relies: on('created_at'),
    kept: ['2026-01-05T08:30:00Z', '2026-01-05T08:30:00.123456+00:00', '2026-01-05T08:30:00-0700', '2026-01-05t08:30:00z'].map((at) => ({ created_at: at })),
    broken: ['2026-01-05', 'yesterday', '', 1767601800].map((at) => ({ created_at: at })),
  },
  { relies: on('chip'), kept: ['{4F6D1C2A-1f0b-4d6e-8a77-0b1d9e5a2c31}', null].map((chip) => ({ chip })), broken: ['none', 7].map((chip) => ({ chip })) },
  { relies: on('code'), kept: [{ code: 'P-9999' }], broken: [{ code: 'P-9' }, { code: 'xP-9999x' }, { code: 9999 }] },
  { relies: on('kind'), kept: [{ kind: 'dog' }, { kind: 'newly added' }], broken: [{ kind: 1 }, {}] },
  { relies: { values: { kind: 'dog' } }, kept: [{ kind: 'dog', id: 'x' }], broken: [{ kind: 'cat' }, {}] },
  { relies: { values: { age: null } }, kept: [{ age: null }], broken: [{ age: 3 }, {}] },
  { relies: on('note'), kept: ['text', null, { id: 'x', deleted: true }].map((note) => ({ note })), broken: [{ note: 1 }, { note: true }, {}] },
  { relies: on('owner'), kept: [{ owner }, { owner: null }, { owner: {} }], broken: [{ owner: 'Ada' }, { owner: [] }, {}] },
  { relies: on('owner.email'), kept: [{ owner }], broken: [{ owner: null }, { owner: {} }, { owner: { email: 1 } }, {}] },
  { relies: on('owner.phone'), kept: [{ owner }, { owner: { phone: '1' } }], broken: [{ owner: { phone: 1 } }, { owner: {} }] },
  { relies: on('photos'), kept: [{ photos: [] }, { photos: ['a', 'b', 'c'] }], broken: [{ photos: 'a' }, { photos: [1] }, { photos: null }, {}] },
  { relies: on('photos[]'), kept: [{ photos: ['a'] }], broken: [{ photos: [] }, { photos: ['a', 1] }] },
  {
    relies: on('parents[].name', 'parents[].parents'),
    kept: [{ parents: [{ name: 'a', parents: [] }, { name: 'b', parents: [{ id: 'x' }], more: 1 }] }],
    broken: [{ parents: [] }, { parents: [{ name: 'a', parents: [] }, { name: 'b' }] }, { parents: [{ name: 1, parents: [] }] }],
  },
  { relies: { values: { photos: ['a', 'b'] } }, kept: [{ photos: ['a', 'b'] }], broken: [{ photos: ['a'] }, { photos: ['b', 'a'] }, { photos: ['a', 'b', 'c'] }] },
  { relies: { values: { parents: [{ name: 'a' }] } }, kept: [{ parents: [{ name: 'a', id: 'x' }] }], broken: [{ parents: [{ name: 'b' }] }, { parents: [{ name: 'a' }, { name: 'a' }] }] },
  { relies: on('labels'), kept: [{ labels: {} }, { labels: { a: 'b' } }], broken: [{ labels: [] }, { labels: null }] },
  { relies: on('labels.*'), kept: [{ labels: {} }, { labels: { a: 'b', c: 'd' } }], broken: [{ labels: { a: 1 } }, { labels: 'a' }, {}] },
  { relies: on('labels.colour'), kept: [{ labels: { colour: 'red', more: 'x' } }], broken: [{ labels: {} }, { labels: { colour: 1 } }] },
  { relies: on("['size.cm']", '1st', "it's"), kept: [{ 'size.cm': 4, '1st': 'a', "it's": 'b' }], broken: [{ 'size.cm': 'x', '1st': 'a', "it's": 'b' }, { 'size.cm': 4, '1st': 'a', "it's": 1 }] },
  { relies: on('anything'), kept: [null, 1, 'a', {}, [], false].map((anything) => ({ anything })), broken: [{}] },
];

const table = cases.flatMap(({ relies, kept, broken }) => [
  ...kept.map((answer) => ({ relies, answer, outcome: 'passed' as const })),
  ...broken.map((answer) => ({ relies, answer, outcome: 'failed' as const })),
]);

describe('the rules of a drawn interaction, as Pact’s own verifier reads them', () => {
  const { serve, closeAll } = testServers();
  let verified: readonly VerifiedInteraction[] = [];
  after(closeAll);

  before(async () => {
    const interactions = table.map(({ relies }, index) => {
      const drawn = drawInteraction(petshop(), { operation: 'getPet', request: { path: { pet_id: String(index) } }, response: { status: 200, ...relies } });
      return { ...drawn, description: `case ${index}` };
    });
    const url = await serve((request, response) => {
      const row = table[Number(request.url?.split('/').at(-1))];
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(row?.answer));
    });
    verified = await replay({ url, pacts: [pactWith(interactions)] });
  });

  for (const [index, { relies, answer, outcome }] of table.entries()) {
    it(`${outcome === 'passed' ? 'let' : 'do not let'} ${JSON.stringify(answer)} pass where the client relies on ${JSON.stringify(relies.relies ?? relies.values)}`, () => {
      const found = verified.find(({ description }) => description === `case ${index}`);
      expect(found?.outcome, JSON.stringify(found?.mismatches)).to.equal(outcome);
    });
  }
});
