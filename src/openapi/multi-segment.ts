import { member } from '../json/pointer.ts';
import type { Parameter } from './operations.ts';

/** Whether a path parameter's value is sent with its slashes. Vendors say so in different ways; a parameter called `path` is one everywhere. */
export const spansSegments = ({ name, place }: Parameter): boolean =>
  ['x-multi-segment', 'allowReserved', 'x-ms-skip-url-encoding'].some((key) => member(place.value, key) === true) || /^(file_?)?path$/i.test(name);
