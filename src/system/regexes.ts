import { setFlagsFromString } from 'node:v8';

/**
 * Vendors' patterns are run on texts of others. One that backtracks without end is run again by an engine that takes a time linear in the
 * text, where the pattern allows that (no look-around, no `u` flag). Set once, before the first pattern is compiled.
 */
export const boundRegexes = (): void => setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
