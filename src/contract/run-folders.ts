/** Set by `vendorproof test`, so that one run's fragments are told from another's. */
export const fragmentsVariable = 'VENDORPROOF_FRAGMENTS';

/** Set by `vendorproof test --discover`: where what is found goes. Every interaction is experimented with then. */
export const discoveriesVariable = 'VENDORPROOF_DISCOVERIES';

/** With `listed` only that what a test lists is needed is tried, by taking it away. */
export const scopeVariable = 'VENDORPROOF_DISCOVER_SCOPE';
