import type { Difference } from './difference.ts';
import { diffCodes } from './codes.ts';
import type { Hit } from './hits.ts';
import { fieldOf } from './hits.ts';

/** The differences that explain why an interaction no longer agrees: those in its operation that such a finding shows, and of them the nearest. */
export function causesOf(differences: readonly Difference[], hit: Hit): readonly Difference[] {
  const rated = differences
    .filter((difference) => concerns(difference, hit))
    .map((difference) => ({ difference, nearness: nearness(difference, hit) }))
    .filter((one) => one.nearness > 0);
  const nearest = Math.max(...rated.map((one) => one.nearness));
  const causes = rated.filter((one) => one.nearness === nearest).map(({ difference }) => difference);
  // What is safe in itself is a cause only where nothing breaking is.
  const serious = causes.filter(({ code }) => diffCodes[code].kind === 'breaking');
  return serious.length > 0 ? serious : causes;
}

function concerns({ code, was, operation, status, in: where }: Difference, { finding, use }: Hit): boolean {
  const isOurs = operation === '' || (was !== undefined && was === use.operation?.id);
  const isShown = diffCodes[code].shows.some((shown) => shown === finding.code);
  const isInPlace = where === undefined || finding.code.startsWith(`request.${where}.`);
  return isOurs && isShown && isInPlace && (status === undefined || status === use.status);
}

/** What differs as a whole explains everything in it, if nothing nearer does. */
const asWhole = 1;

/** From 4, at the field itself, down to 0, elsewhere. A recursive schema differs at many fields and is told once: there the pointers are the same. */
function nearness({ field, pointer }: Difference, { finding }: Hit): number {
  if (field === undefined || field === '') return asWhole;
  const found = fieldOf(finding);
  if (pattern(field, '$').test(found)) return 4;
  const isAtRule = finding.documentPointer === pointer || finding.documentPointer.startsWith(`${pointer}/`);
  const isAround = isAtRule || pointer.startsWith(`${finding.documentPointer}/`);
  if (isAround && lastOf(field) === lastOf(found)) return 3.5;
  // The longer of two fields above is the nearer one.
  if (pattern(field, '[.[]').test(found)) return 2 + 1 - 1 / (1 + field.length);
  if (isAtRule) return 1.5;
  return found === '' || field.startsWith(`${found}.`) || field.startsWith(`${found}[`) ? 1.2 : 0;
}

const lastOf = (field: string): string => field.split('.').at(-1) ?? field;

/** `*` stands for any name. */
function pattern(field: string, end: string): RegExp {
  const escaped = field.split('*').map((part) => part.replace(/[.[\]()\\^$+?{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^.[]*')}${end}`);
}
