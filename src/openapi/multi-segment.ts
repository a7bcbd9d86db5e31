import { member } from '../json/pointer.ts';
import type { Parameter } from './operations.ts';

/** Whether a path parameter's value may hold slashes. Vendors say so in different ways; a parameter called `path` is one everywhere. */
export const spansSegments = ({ name, place }: Parameter): boolean =>
  member(place.value, 'x-multi-segment') === true || member(place.value, 'allowReserved') === true || /^(file_?)?path$/i.test(name);
