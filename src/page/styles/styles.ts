import { base } from './base.ts';
import { colours } from './colours.ts';
import { pact } from './pact.ts';
import { parts } from './parts.ts';
import { tables } from './tables.ts';

/** The one style sheet of all pages; small enough to travel with each, which keeps a saved page whole. */
export const styles = [colours, base, parts, tables, pact].join('').replaceAll(/\n\s*/g, '\n');
