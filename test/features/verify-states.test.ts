import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { testServers } from '../../src/http/testing/serve.ts';
import type { StateChange, StateChanger } from '../../src/verify/types.ts';
import { interaction, pactWith, replay } from './testing/replays.ts';

describe('verify: provider states', () => {
  const { serve, closeAll } = testServers();
  after(closeAll);

  const withStates = (...states: readonly object[]) => [pactWith([interaction({ providerStates: states })])];
  const unknown: StateChanger = () => Promise.resolve({ unknown: true, fix: "add 'a state': { stub: [] }" });

  /** Replays against a provider that writes down its calls among the state changes. */
  async function story(states: StateChanger, options: Omit<Parameters<typeof replay>[0], 'url'>) {
    const calls: string[] = [];
    const told: StateChanger = (change) => {
      calls.push(`${change.action} ${change.state} ${JSON.stringify(change.params)}`);
      return states(change);
    };
    const url = await serve((request, response) => {
      calls.push(`${request.method} ${request.url}`);
      response.end();
    });
    return { verified: await replay({ url, states: told, ...options }), calls };
  }

  it('are set up before the request and torn down after it, with their parameters', async () => {
    const { calls } = await story(() => Promise.resolve({ values: {} }), { pacts: withStates({ name: 'a', params: { id: 1 } }, { name: 'b' }) });
    expect(calls).to.deep.equal(['setup a {"id":1}', 'setup b {}', 'GET /', 'teardown a {"id":1}', 'teardown b {}']);
  });

  it('are asked for by nobody where an interaction has none', async () => {
    const { calls } = await story(unknown, {});
    expect(calls).to.deep.equal(['GET /']);
  });

  it('give values to the generators of the pact', async () => {
    const generators = { path: { type: 'ProviderState', expression: '/pets/${id}', dataType: 'STRING' } };
    const pacts = [pactWith([interaction({ providerStates: [{ name: 'a' }], request: { path: '/pets/1', generators } })])];
    const { calls } = await story(() => Promise.resolve({ values: { id: 42 } }), { pacts });
    expect(calls[1]).to.equal('GET /pets/42');
  });

  it('that nobody has defined are a warning with the line to add, against a stub', async () => {
    const { verified } = await story(unknown, { pacts: withStates({ name: 'a state' }) });
    expect(verified[0]).to.deep.include({
      outcome: 'passed',
      warnings: [{ code: 'state.unknown', message: 'nobody has defined the provider state "a state"', fix: "add 'a state': { stub: [] }" }],
    });
  });

  it('that nobody has defined skip the interaction, against a sandbox', async () => {
    const { verified, calls } = await story(unknown, { pacts: withStates({ name: 'a state' }), target: { kind: 'sandbox' } });
    expect([verified[0]?.outcome, verified[0]?.mismatches[0]?.code, verified[0]?.mismatches[0]?.fix]).to.deep.equal(['skipped', 'state.unknown', "add 'a state': { stub: [] }"]);
    expect(calls.filter((call) => call.startsWith('GET'))).to.deep.equal([]);
  });

  const refused: StateChanger = () => Promise.resolve({ refused: 'it leaves the document', fix: 'mend it' });

  it('that the target cannot be in fail an interaction that passes without them', async () => {
    const { verified } = await story(refused, { pacts: withStates({ name: 'a state' }) });
    expect(verified[0]?.outcome).to.equal('failed');
    expect(verified[0]?.mismatches[0]).to.deep.include({ code: 'state.failed', message: 'the provider state "a state" could not be set up: it leaves the document', fix: 'mend it' });
  });

  it('that the target cannot be in give way to what the replay shows', async () => {
    const pacts = [pactWith([interaction({ providerStates: [{ name: 'a state' }], response: { status: 418 } })])];
    const { verified } = await story(refused, { pacts });
    expect(verified[0]?.mismatches.map(({ code }) => code)).to.deep.equal(['response.status.mismatch']);
  });

  it('that were set up are torn down when a later one is missing', async () => {
    const states: StateChanger = (change) => (change.state === 'b' ? unknown(change) : Promise.resolve({ values: {} }));
    const { calls } = await story(states, { pacts: withStates({ name: 'a' }, { name: 'b' }), target: { kind: 'sandbox' } });
    expect(calls).to.deep.equal(['setup a {}', 'setup b {}', 'teardown a {}']);
  });

  it('that cannot be set up fail the interaction at once, with the reason', async () => {
    const { verified, calls } = await story(() => Promise.reject(new Error('no such account')), { pacts: withStates({ name: 'a' }) });
    expect(verified[0]?.mismatches[0]).to.deep.include({ code: 'state.failed', message: 'the provider state "a" could not be set up: no such account' });
    expect([verified[0]?.outcome, calls]).to.deep.equal(['failed', ['setup a {}']]);
  });

  it('that take too long fail the interaction', async () => {
    const { verified } = await story(async () => sleep(2000, { values: {} }, { ref: false }), { pacts: withStates({ name: 'a' }), stateTimeoutMs: 100 });
    expect(verified[0]?.mismatches[0]?.message).to.equal('the provider state "a" could not be set up: it took longer than 0.1 s');
  });

  it('that cannot be torn down change nothing', async () => {
    const states: StateChanger = ({ action }) => (action === 'setup' ? Promise.resolve({ values: {} }) : Promise.reject(new Error('too late')));
    const { verified } = await story(states, { pacts: withStates({ name: 'a' }) });
    expect(verified[0]?.outcome).to.equal('passed');
  });

  it('and requests share a namespace, which other interactions do not', async () => {
    const changes: StateChange[] = [];
    const namespaces = new Set<string>();
    const url = await serve((request, response) => {
      namespaces.add(String(request.headers['vendorproof-namespace']));
      response.end();
    });
    const states: StateChanger = (change) => Promise.resolve({ values: { seen: changes.push(change) } });
    await replay({ url, states, pacts: [pactWith(Array.from({ length: 30 }, (_, index) => interaction({ description: `${index}`, providerStates: [{ name: 'a' }] })))] });
    expect(namespaces).to.deep.equal(new Set(changes.map(({ namespace }) => namespace))).and.to.have.property('size', 30);
  });

  it('have no namespace that a vendor would see', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => response.end(String(seen.push(request.headers['vendorproof-namespace']))));
    await replay({ url, target: { kind: 'sandbox' } });
    expect(seen).to.deep.equal([undefined]);
  });

  it('work for older pacts too', async () => {
    const { calls, verified } = await story(() => Promise.resolve({ values: {} }), {
      pacts: [pactWith([{ description: 'a', providerState: 'there is a pet', request: { method: 'GET', path: '/' }, response: { status: 200 } }], { version: '2.0.0' })],
    });
    expect([calls, verified[0]?.outcome]).to.deep.equal([['setup there is a pet {}', 'GET /', 'teardown there is a pet {}'], 'passed']);
  });
});
