import type { Json } from './json.ts';

/** A value as people and headers have it: a text as it is, anything else as JSON. */
export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
