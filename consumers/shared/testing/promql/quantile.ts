import { numberOf, type Labels, type Sample } from './scrape.ts';

/** A quantile of each histogram, found by a straight line through the bucket that it falls into. */
export function quantileOf(quantile: number, samples: readonly Sample[]): readonly Sample[] {
  const histograms = Map.groupBy(samples, ({ labels }) => JSON.stringify(withoutBound(labels)));
  return [...histograms.values()].map((buckets) => ({ labels: withoutBound(buckets[0]?.labels ?? {}), value: within(quantile, buckets.map(bucketOf)) }));
}

interface Bucket {
  readonly upTo: number;
  /** Of all that is no larger. */
  readonly count: number;
}

const bucketOf = ({ labels, value }: Sample): Bucket => ({ upTo: numberOf(labels['le'] ?? ''), count: value });

const withoutBound = (labels: Labels): Labels => Object.fromEntries(Object.entries(labels).filter(([label]) => label !== 'le' && label !== '__name__'));

function within(quantile: number, unsorted: readonly Bucket[]): number {
  const buckets = unsorted.toSorted((one, other) => one.upTo - other.upTo);
  const total = buckets.at(-1);
  if (total?.upTo !== Infinity || buckets.length < 2 || !(total.count > 0)) return NaN;
  const rank = quantile * total.count;
  const index = Math.max(buckets.findIndex(({ count }) => count >= rank), 0);
  const [bucket, below] = [buckets[index] ?? total, buckets[index - 1] ?? { upTo: 0, count: 0 }];
  if (bucket.upTo === Infinity) return below.upTo;
  return below.upTo + ((bucket.upTo - below.upTo) * (rank - below.count)) / (bucket.count - below.count);
}
