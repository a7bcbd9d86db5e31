import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { recorder } from '../testing/recorder.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { AllBroken, Endpoints } from './endpoints.ts';

describe('the endpoints of a vendor', () => {
  const [a, b, c] = ['http://a.example/api', 'http://b.example/api', 'http://c.example/api'];
  const failing = (code: string, status?: number) =>
    new AttemptFailed({ request: 'GET /pets', safe: true, code, answer: status === undefined ? undefined : { status, headers: {}, body: '' } });
  const endpointsOf = (addresses: readonly string[] | (() => readonly string[]), probeAfterMs = 60_000) => {
    const observer = recorder();
    return { observer, endpoints: new Endpoints(addresses, { failures: 3, probeAfterMs }, { vendor: 'petshop', observer }) };
  };
  const outcomes = async (endpoints: Endpoints, times: number, attempt: (url: string) => Promise<unknown>): Promise<readonly unknown[]> => {
    const all: unknown[] = [];
    for (let left = times; left > 0; left -= 1) all.push(await endpoints.run(attempt).catch((error: unknown) => error));
    return all;
  };

  it('take turns', async () => {
    expect(await outcomes(endpointsOf([a, b, c]).endpoints, 4, async (url) => url)).to.deep.equal([a, b, c, a]);
  });

  it('cost no call when one of three is dead', async () => {
    let tried = 0;
    const all = await outcomes(endpointsOf([a, b, c]).endpoints, 300, async (url) => {
      if (url !== b) return url;
      tried += 1;
      throw failing('ECONNREFUSED');
    });
    expect(all.every((one) => one === a || one === c)).to.equal(true);
    expect(tried).to.equal(3);
  });

  it('do not pass on what may have happened', async () => {
    const all = await outcomes(endpointsOf([a, b]).endpoints, 1, async (url) => {
      if (url === a) throw failing('ECONNRESET');
      return url;
    });
    expect(all[0]).to.be.instanceOf(AttemptFailed);
  });

  it('leave one alone that fails again and again, and say so', async () => {
    const { endpoints, observer } = endpointsOf([a]);
    let tried = 0;
    const all = await outcomes(endpoints, 10, async () => {
      tried += 1;
      throw failing('ERR_STATUS', 503);
    });
    expect(tried).to.equal(3);
    expect(all.at(-1)).to.be.instanceOf(AllBroken);
    expect(observer.of('breaker')).to.deep.equal([{ event: 'breaker', vendor: 'petshop', endpoint: 'a.example', state: 'open' }]);
  });

  it('hold no refusal against an endpoint', async () => {
    let tried = 0;
    await outcomes(endpointsOf([a]).endpoints, 10, async () => {
      tried += 1;
      throw failing('ERR_STATUS', 404);
    });
    expect(tried).to.equal(10);
  });

  it('take one back when its probe succeeds', async () => {
    const { endpoints, observer } = endpointsOf([a], 5);
    await outcomes(endpoints, 3, async () => {
      throw failing('ECONNRESET');
    });
    await sleep(10);
    const { promise, resolve } = Promise.withResolvers<void>();
    let under = 0;
    const probing = Array.from({ length: 20 }, () => endpoints.run(async (url) => ((under += 1), await promise, url)));
    await sleep(1);
    expect(under).to.equal(1);
    resolve();
    expect(await Promise.all(probing)).to.deep.equal(Array(20).fill(a));
    expect(observer.of('breaker').map(({ state }) => state)).to.deep.equal(['open', 'half-open', 'closed']);
  });

  it('may change while the client lives', async () => {
    let current = a;
    const { endpoints } = endpointsOf(() => [current]);
    expect(await endpoints.run(async (url) => url)).to.equal(a);
    current = b;
    expect(await endpoints.run(async (url) => url)).to.equal(b);
    expect([endpoints.own(`${a}/pets`), endpoints.own(`${b}/pets`)]).to.deep.equal([false, true]);
  });

  for (const address of ['http://a.example/apis', 'https://a.example/api/x', 'http://a.example:81/api', 'http://u@a.example/api', 'a.example/api', '/api']) {
    it(`do not own ${address}`, () => expect(endpointsOf([a]).endpoints.own(address)).to.equal(false));
  }

  it('own themselves and what is beneath', () => {
    expect([a, `${a}/`, `${a}/pets?page=2`].map((address) => endpointsOf([`${a}/`]).endpoints.own(address))).to.deep.equal([true, true, true]);
  });
});
