import { suggest } from '../../failure/nearest.ts';
import { asText } from '../../json/as-text.ts';
import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Quota } from './fault.ts';
import type { Shape } from './fields.ts';

const numberThat = (isGood: (value: number) => boolean, fix: string): Shape<number> => ({
  read: (value) => (typeof value === 'number' && isGood(value) ? value : undefined),
  fix,
});

const textThat = (isGood: (value: string) => boolean, fix: string): Shape<string> => ({
  read: (value) => (typeof value === 'string' && isGood(value) ? value : undefined),
  fix,
});

/** A client that waits longer has given up. */
const longest = 10 * 60 * 1000;

export const duration = numberThat((ms) => ms >= 0 && ms <= longest, `write milliseconds, from 0 to ${longest}`);
export const skew = numberThat((ms) => Math.abs(ms) <= 1e12, 'write milliseconds; negative ones for a clock that is behind');
export const seconds = numberThat((value) => value >= 0 && value <= 1e9, 'write seconds, from 0');
export const size = numberThat((bytes) => Number.isInteger(bytes) && bytes >= 0, 'write a whole number of bytes, from 0');
export const pieceSize = numberThat((bytes) => Number.isInteger(bytes) && bytes >= 1, 'write a whole number of bytes, from 1');
export const times = numberThat((count) => Number.isInteger(count) && count >= 1, 'write a whole number from 1');
export const chance = numberThat((value) => value >= 0 && value <= 1, 'write a number from 0 to 1');
export const errorStatus = numberThat((status) => Number.isInteger(status) && status >= 400 && status <= 599, 'write a status from 400 to 599');

export const pointerText = textThat((text) => text === '' || text.startsWith('/'), 'write a JSON pointer such as /data/0/id');
export const mediaType = textThat((text) => /^[\w.+-]+\/[\w.+-]+(;[\x20-\x7e]*)?$/.test(text), 'write a media type such as text/html');

/** One of these names; the fix tells the nearest of them. */
export const nearestOf = <Name extends string>(given: Json | undefined, names: readonly Name[]): Shape<Name> => ({
  read: (value) => names.find((name) => name === value),
  fix: suggest(asText(given ?? ''), names),
});

export const quota: Shape<Quota> = {
  read(value) {
    const [requests, perSeconds] = [member(value, 'requests'), member(value, 'seconds')];
    const isQuota = isObject(value) && Object.keys(value).length === 2 && typeof requests === 'number' && typeof perSeconds === 'number';
    return isQuota && Number.isInteger(requests) && requests >= 0 && perSeconds > 0 && perSeconds <= 1e9 ? { requests, seconds: perSeconds } : undefined;
  },
  fix: 'write {"requests": 10, "seconds": 60}; requests 0 lets none through',
};
