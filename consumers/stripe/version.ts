/** The version that every request asks for; without it the account's own default would apply. */
export const stripeVersion = '2026-10-28.endive';

/** The name within a version: releases of one name only add, another name may break. */
export const releaseOf = (version: string): string | undefined => /^\d{4}-\d{2}-\d{2}\.([a-z]+)$/.exec(version)?.[1];

/** The releases whose events are read by default: that of the version we ask for. */
export const pinnedReleases: readonly string[] = [releaseOf(stripeVersion) ?? stripeVersion];

/**
 * The releases that this code can read, each held by a test. Events keep the version that they were made in for 30 days,
 * so while the pin is being raised an endpoint reads these.
 */
export const readableReleases: readonly string[] = ['endive', 'dahlia'];
