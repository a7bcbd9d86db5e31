import { expect } from 'chai';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { connectionTo } from '../testing/connection.ts';
import { QueueClient } from './client.ts';
import { dealtWithInMemory } from '../../shared/dealt-with.ts';
import type { Message } from './message.ts';
import { QueueWorker, type Handle, type WorkerOptions } from './worker.ts';

describe('a worker', () => {
  const stub = vendorStub('aws-sqs');
  const queue = (name = 'jobs'): QueueClient => new QueueClient({ ...connectionTo(stub.url), url: `${stub.url}/123456789012/${name}` });
  const worker = (handle: Handle, more: Partial<WorkerOptions> = {}) => new QueueWorker({ queue: queue(), handle, ...more });
  const waiting = (state: string, times = 1, time = 1) => stub.state(state, { times: String(times), time });
  const calls = async (operation: string) => (await stub.calls(operation)).length;
  const failingAt = (body: string): Handle => async (message: Message) => {
    if (message.body === body) throw new RangeError('the handler gave up on secret-value');
  };

  it('removes a message once it was dealt with', async () => {
    await waiting('a message waits');
    expect(await worker(async () => {}).once()).to.deep.equal([{ id: '0b7c1f9e-0000-4000-8000-000000000001', what: 'handled' }]);
    expect(await calls('DeleteMessage')).to.equal(1);
  });

  it('deals once with a message that comes twice, and removes both (A48)', async () => {
    await waiting('a message comes twice');
    let handled = 0;
    const outcomes = await worker(async () => void (handled += 1)).once();
    expect([handled, outcomes.map(({ what }) => what)]).to.deep.equal([1, ['handled', 'duplicate']]);
    expect(await calls('DeleteMessage')).to.equal(2);
  });

  it('leaves a message that it failed at, which then comes again (A51)', async () => {
    await waiting('a message waits');
    let isBroken = true;
    const once = () => worker(async () => { if (isBroken) throw new RangeError('secret-value'); }).once();
    expect(await once()).to.deep.equal([{ id: '0b7c1f9e-0000-4000-8000-000000000001', what: 'failed', reason: 'RangeError' }]);
    expect(await calls('DeleteMessage')).to.equal(0);
    isBroken = false;
    await waiting('a message waits', 2, 2);
    expect((await once()).map(({ what }) => what)).to.deep.equal(['handled']);
    expect(await calls('DeleteMessage')).to.equal(1);
  });

  it('removes the others of a batch where one fails', async () => {
    await waiting('three messages wait');
    expect((await worker(failingAt('two')).once()).map(({ what }) => what)).to.deep.equal(['handled', 'failed', 'handled']);
    expect(await calls('DeleteMessage')).to.equal(2);
  });

  it('keeps the order of a group: what comes after a failure is given back', async () => {
    await waiting('three messages of two groups wait');
    expect((await worker(failingAt('one')).once()).map(({ what }) => what)).to.deep.equal(['failed', 'kept', 'handled']);
    expect([await calls('DeleteMessage'), await calls('ChangeMessageVisibility')]).to.deep.equal([1, 1]);
  });

  it('puts a message that failed too often among the dead letters', async () => {
    await waiting('a message waits', 6);
    await stub.state('the queue takes messages');
    const outcomes = await worker(failingAt('any'), { deadLetters: queue('dead') }).once();
    expect(outcomes.map(({ what }) => what)).to.deep.equal(['dead']);
    expect([await calls('SendMessage'), await calls('DeleteMessage')]).to.deep.equal([1, 1]);
  });

  it('keeps a message that the dead letters do not take', async () => {
    await waiting('a message waits', 6);
    await stub.faults('status,status=403,operation=SendMessage');
    expect((await worker(async () => {}, { deadLetters: queue('dead') }).once()).map(({ what, reason }) => [what, reason])).to.deep.equal([['failed', 'authentication']]);
    expect(await calls('DeleteMessage')).to.equal(0);
  });

  it('can hide a message for longer while it deals with it', async () => {
    await waiting('a message waits');
    await worker((_, extend) => extend(120)).once();
    expect(await calls('ChangeMessageVisibility')).to.equal(1);
  });

  it('goes on until it is told to stop', async () => {
    await waiting('a message waits');
    const ending = new AbortController();
    const ids: string[] = [];
    await worker(async () => {}).run(ending.signal, ({ id }) => {
      ids.push(id);
      if (ids.length === 2) ending.abort();
    });
    expect(ids).to.have.length(2);
  });

  it('tells a queue that is not there', async () => {
    await stub.state('the queue does not exist');
    const error: unknown = await worker(async () => {}).once().catch((thrown: unknown) => thrown);
    expect(error).to.be.an.instanceof(AwsError);
  });
});

describe('what was dealt with', () => {
  it('is remembered, the newest of it', async () => {
    const handled = dealtWithInMemory(2);
    for (const id of ['a', 'b', 'c']) await handled.add(id);
    expect(await Promise.all(['a', 'b', 'c'].map(handled.has))).to.deep.equal([false, true, true]);
  });
});
