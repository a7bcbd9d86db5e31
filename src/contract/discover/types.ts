/* c8 ignore start */
import type { Change } from '../../pact/reliance.ts';

/** What experiments with one interaction found. */
export interface Found {
  /** The innermost fields that are needed. */
  readonly relied: readonly string[];
  readonly tried: readonly Tried[];
  readonly experiments: number;
  readonly notes: readonly string[];
}

/** The same beside what the test says itself, as `vendorproof test --discover` tells it. */
export interface Discovery {
  readonly consumer: string;
  readonly provider: string;
  readonly description: string;
  readonly operation: string;
  /** What the test lists itself; undefined where it leaves that to experiments. */
  readonly listed: readonly string[] | undefined;
  /** The fields that go into the pact, or that should be listed: without them the function fails. */
  readonly relied: readonly string[];
  /** Listed, and not needed. */
  readonly unneeded: readonly string[];
  /** Needed, and not listed: where the vendor sends what is around them. */
  readonly missing: readonly string[];
  readonly fields: readonly Tried[];
  readonly experiments: number;
  /** What else should be known of how it was tried. */
  readonly notes: readonly string[];
}

/** What was done to one field, and what came of it. */
export interface Tried {
  /** As expectations write it: `data[].id`. */
  readonly path: string;
  readonly changes: { readonly [change in Change]?: 'tolerated' | { readonly fails: string } };
}
