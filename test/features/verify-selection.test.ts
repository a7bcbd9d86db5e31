import { expect } from 'chai';
import { failureOf } from '../../src/failure/testing/failure-of.ts';
import { testServers } from '../../src/http/testing/serve.ts';
import type { VerifiedInteraction, VerifyFilter } from '../../src/verify/types.ts';
import { verify } from '../../src/verify/verify.ts';
import { anyState, interaction, pactWith, replay } from './testing/replays.ts';

describe('verify: what is replayed', () => {
  const { serve, closeAll } = testServers();
  after(closeAll);

  const pets = [
    interaction({ description: 'lists pets', comments: { references: { openapi: { operationId: 'listPets' } } } }),
    interaction({ description: 'gets a pet', providerStates: [{ name: 'there is a pet' }], comments: { references: { openapi: { operationId: 'getPet' } } } }),
    interaction({ description: 'gets no pet', providerStates: [{ name: 'there are no pets' }], comments: { references: { openapi: { operationId: 'getPet' } } } }),
  ];
  const chosen = async (filter: VerifyFilter): Promise<readonly string[]> => {
    const url = await serve((_request, response) => response.end());
    return (await replay({ url, filter, pacts: [pactWith(pets)] })).map(({ description }) => description);
  };

  it('is what fits operation, part of the description and part of a state', async () => {
    const found = await Promise.all([chosen({ operation: 'getPet' }), chosen({ description: 'PETS' }), chosen({ state: 'a pet' }), chosen({ operation: 'getPet', state: 'no pets' })]);
    expect(found).to.deep.equal([['gets a pet', 'gets no pet'], ['lists pets'], ['gets a pet'], ['gets no pet']]);
  });

  it('is unknown, not a success, when a filter fits nothing, and the near names are said', async () => {
    const failure = await failureOf(chosen({ operation: 'getPat' }));
    expect([failure.kind, failure.problem]).to.deep.equal(['unknown', 'nothing was verified: none of the 3 interactions has the operation "getPat" (did you mean getPet?)']);
  });

  it('is unknown, not a success, without pacts', async () => {
    const failure = await failureOf(replay({ url: 'http://127.0.0.1:1', pacts: [] }));
    expect([failure.kind, failure.code, failure.problem]).to.deep.equal(['unknown', 'verify.nothing', 'nothing was verified: there are no pacts']);
  });

  it('is unknown, not a success, where pacts are empty', async () => {
    const failure = await failureOf(replay({ url: 'http://127.0.0.1:1', pacts: [pactWith([])] }));
    expect(failure.problem).to.equal('nothing was verified: the pacts hold no interactions');
  });

  it('is every one of hundreds of interactions, over many files at once', async () => {
    const progress: VerifiedInteraction[] = [];
    const url = await serve((request, response) => response.writeHead(request.url?.endsWith('7') ? 500 : 200).end());
    const many = Array.from({ length: 230 }, (_, n) => interaction({ description: `request ${n}`, request: { path: `/${n}` } }));
    const verified = await replay({ url, pacts: [pactWith(many.slice(0, 100), { id: 'a' }), pactWith(many.slice(100), { id: 'b' })], onProgress: (one) => progress.push(one) });
    expect(verified.map(({ description }) => description)).to.deep.equal(many.map(({ description }) => description));
    expect(verified.filter(({ outcome }) => outcome === 'failed')).to.have.length(23);
    expect(progress).to.have.members(verified);
  });

  it('comes back by pact, without pacts of which nothing was chosen', async () => {
    const url = await serve((_request, response) => response.end());
    const pacts = [pactWith(pets.slice(0, 1), { id: 'a' }), pactWith(pets.slice(1), { id: 'b' })];
    const verified = await verify({ pacts, target: { url, kind: 'stub' }, states: anyState, filter: { operation: 'getPet' } });
    expect(verified.map(({ id, consumer, provider, interactions }) => [id, consumer, provider, interactions.length])).to.deep.equal([['b', 'shop', 'petshop', 2]]);
  });

  it('is never passed when the verifier does not survive', async () => {
    const environment = { NODE_OPTIONS: '--no-such-option' };
    const verified = await replay({ url: 'http://127.0.0.1:1', environment, pacts: [pactWith(pets)] });
    expect(verified.map(({ outcome, mismatches }) => [outcome, mismatches[0]?.code])).to.deep.equal(Array(3).fill(['failed', 'interaction.not-verified']));
  });

  it('leaves out what it cannot replay, and says so of each', async () => {
    const url = await serve((_request, response) => response.end());
    const message = { type: 'Asynchronous/Messages', description: 'a pet was sold', contents: {} };
    const sourced = { ...message, description: 'a pet was lost', comments: { references: { openapi: { webhook: 'pet.lost' } } } };
    const call = { ...message, type: 'Synchronous/Messages', description: 'sell a pet' };
    const verified = await replay({ url, pacts: [pactWith([message, sourced, call, interaction()])] });
    expect(verified.map(({ outcome, mismatches }) => [outcome, mismatches[0]?.code])).to.deep.equal([
      ['skipped', 'message.unsourced'], ['skipped', 'message.vendor-sends'], ['skipped', 'interaction.unsupported'], ['passed', undefined],
    ]);
  });

  it('is refused with its place when a pact is malformed, before anything is sent', async () => {
    const failure = await failureOf(replay({ url: 'http://127.0.0.1:1', pacts: [pactWith([interaction(), { description: 'x' }], { id: 'pacts/a.json' })] }));
    expect(failure.place).to.equal('pacts/a.json#/interactions/1/request');
  });
});
