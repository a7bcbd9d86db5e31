import type { Json } from '../../../src/json/json.ts';
import { isArray, isObject } from '../../../src/json/json.ts';
import { joinPointer, member } from '../../../src/json/pointer.ts';

/** Where two answers to one request differ. */
export interface Difference {
  /** `GET /pacticipants` */
  readonly request: string;
  /** A JSON pointer into the answer: `/status`, `/headers/allow`, `/body/_links/self`. */
  readonly at: string;
  /** Absent: the broker has nothing there. */
  readonly official: Json | undefined;
  readonly ours: Json | undefined;
}

type Place = Omit<Difference, 'request'>;

/** All differences of two answers in normal form; when not even the status is the same, that alone. */
export function differencesOf(request: string, official: Json, ours: Json): readonly Difference[] {
  const status = { at: '/status', official: member(official, 'status'), ours: member(ours, 'status') };
  const places = status.official === status.ours ? below({ at: '', official, ours }) : [status];
  return places.map((place) => ({ request, ...place }));
}

function below({ at, official, ours }: Place): readonly Place[] {
  if (isObject(official) && isObject(ours)) {
    const keys = new Set([...Object.keys(official), ...Object.keys(ours)]);
    return [...keys].flatMap((key) => below({ at: joinPointer(at, key), official: member(official, key), ours: member(ours, key) }));
  }
  if (isArray(official) && isArray(ours)) {
    return aligned(official, ours).flatMap((pair, index) => below({ at: joinPointer(at, index), ...pair }));
  }
  return JSON.stringify(official) === JSON.stringify(ours) ? [] : [{ at, official, ours }];
}

interface Pair {
  readonly official: Json | undefined;
  readonly ours: Json | undefined;
}

/** Lists of one length element by element; of two lists of different length, what one has and the other lacks. */
function aligned(official: readonly Json[], ours: readonly Json[]): readonly Pair[] {
  if (official.length === ours.length) return official.map((item, index) => ({ official: item, ours: ours[index] }));
  const [first, second] = [official[0], ours[0]];
  if (first !== undefined && JSON.stringify(first) === JSON.stringify(second))
    return [{ official: first, ours: second }, ...aligned(official.slice(1), ours.slice(1))];
  return official.length > ours.length
    ? [{ official: first, ours: undefined }, ...aligned(official.slice(1), ours)]
    : [{ official: undefined, ours: second }, ...aligned(official, ours.slice(1))];
}

export const asLine = ({ request, at, official, ours }: Difference): string =>
  `${request}  ${at}: ${excerpt(official)} ≠ ${excerpt(ours)}`;

function excerpt(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
