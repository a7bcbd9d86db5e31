import { splitPointer } from '../json/pointer.ts';

/** A JSON pointer as people write fields: `/data/0/email` → `data[0].email`. */
export const fieldName = (pointer: string): string =>
  splitPointer(pointer).reduce((name, step) => (/^\d+$/.test(step) ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`), '');
