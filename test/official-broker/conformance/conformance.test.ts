import { expect } from 'chai';
import { createBroker } from '../../../src/broker/server.ts';
import { openStore } from '../../../src/broker/store/store.ts';
import { listen } from '../../../src/http/listen.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { withOfficialBroker } from '../suite.ts';
import type { Comparison } from './compare.ts';
import { compareBrokers } from './compare.ts';
import { asLine } from './differences.ts';
import { hangUp } from './exchange.ts';
import { listedAs, listedDifferences } from './listed-differences.ts';
import { routesNotAsked } from './routes-asked.ts';
import { scenarios } from './scenarios/all.ts';

describe('the embedded broker beside the official one', function () {
  this.timeout(300_000);
  const official = withOfficialBroker();
  let comparisons: readonly Comparison[] = [];
  before(async () => {
    const crashes: unknown[] = [];
    const store = await openStore({ file: ':memory:', clock: systemClock });
    const ours = await listen(createBroker({ store, clock: systemClock, onCrash: (error) => crashes.push(error) }), { port: 0 });
    comparisons = await compareBrokers(official(), ours.url, scenarios);
    hangUp();
    await ours.close();
    await store.close();
    expect(crashes).to.deep.equal([]);
  });

  const differences = () => comparisons.flatMap((comparison) => comparison.differences);

  for (const { name } of scenarios) {
    it(`answers alike: ${name}`, () => {
      const own = comparisons.find(({ scenario }) => scenario === name)?.differences ?? [];
      expect(own.filter((difference) => listedAs(difference) === undefined).map(asLine)).to.deep.equal([]);
    });
  }

  it('is asked for everything that it serves', async () => {
    expect(await routesNotAsked(comparisons.flatMap(({ answered }) => answered))).to.deep.equal([]);
  });

  it('differs wherever a difference is listed', () => {
    const seen = new Set(differences().map(listedAs));
    expect(listedDifferences.filter((listed) => !seen.has(listed)).map(({ name }) => name)).to.deep.equal([]);
  });
});
