import { expect } from 'chai';
import { delayAt } from './latency.ts';

describe('a latency', () => {
  const delays = (fault: object, ranks: readonly number[]): readonly number[] => ranks.map((rank) => delayAt({ kind: 'latency', ms: 50, ...fault }, rank));

  it('without percentiles is always the same', () => expect(delays({}, [0, 0.5, 0.999])).to.deep.equal([50, 50, 50]));

  it('keeps to its percentiles', () => expect(delays({ p95: 400, p99: 2000 }, [0, 0.5, 0.95, 0.99, 0.9999])).to.deep.equal([25, 50, 400, 2000, 2000]));

  it('rises evenly between them', () => expect(delays({ p95: 400 }, [0.25, 0.725])).to.deep.equal([38, 225]));

  it('takes the highest percentile alone', () => expect(delays({ p99: 540 }, [0.5, 0.745, 1])).to.deep.equal([50, 295, 540]));
});
