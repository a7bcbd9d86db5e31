import { expect } from 'chai';
import { createBroker } from '../../../src/broker/server.ts';
import { openStore } from '../../../src/broker/store/store.ts';
import { listen } from '../../../src/http/listen.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { withOfficialBroker } from '../suite.ts';
import type { Comparison } from './compare.ts';
import { compareBrokers } from './compare.ts';
import type { Difference } from './differences.ts';
import { asLine } from './differences.ts';
import { hangUp } from './exchange.ts';
import { listedAs } from './listed-difference.ts';
import { listedDifferences } from './listed-differences.ts';
import { routesNotAsked } from './routes-asked.ts';
import { scenarios } from './scenarios/all.ts';

describe('the embedded broker beside the official one', function () {
  // Under a minute on a machine that has nothing else to do.
  this.timeout(600_000);
  const official = withOfficialBroker();
  let comparisons: readonly Comparison[] = [];
  before(async () => {
    const crashes: unknown[] = [];
    const store = await openStore({ file: ':memory:', clock: systemClock });
    const ours = await listen(createBroker({ store, clock: systemClock, onCrash: (error) => crashes.push(error) }), { port: 0 });
    try {
      comparisons = await compareBrokers(official(), ours.url, scenarios);
    } finally {
      hangUp();
      await ours.close();
      await store.close();
    }
    expect(crashes).to.deep.equal([]);
  });

  const listing = (difference: Difference) => listedAs(listedDifferences, difference);
  const differences = () => comparisons.flatMap((comparison) => comparison.differences);

  for (const { name } of scenarios) {
    it(`answers alike: ${name}`, () => {
      const own = comparisons.find(({ scenario }) => scenario === name)?.differences ?? [];
      expect(own.filter((difference) => listing(difference) === undefined).map(asLine)).to.deep.equal([]);
    });
  }

  it('is asked for everything that it serves', async () => {
    expect(await routesNotAsked(comparisons.flatMap(({ answered }) => answered))).to.deep.equal([]);
  });

  it('differs wherever a difference is listed', () => {
    const seen = new Set(differences().map(listing));
    expect(listedDifferences.filter((listed) => !seen.has(listed)).map(({ name }) => name)).to.deep.equal([]);
  });
});
