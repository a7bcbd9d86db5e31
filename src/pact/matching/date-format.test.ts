import { expect } from 'chai';
import { isWritten } from './date-format.ts';

const formats: readonly (readonly [format: string, written: readonly string[], not: readonly string[]])[] = [
  ['yyyy-MM-dd', ['2026-01-05', '2024-02-29', '2000-02-29', '26-1-5'], ['2026-02-29', '1900-02-29', '2026-00-01', '2026-01-05T', '']],
  ['dd/MM', ['29/02', '31/12'], ['30/02', '31/04']],
  ['MMM', ['Jan', 'dec'], ['January', 'Janu', '01']],
  ['d MMMM yyyy', ['5 January 2026', '29 february 2024'], ['5 Jan 2026', '30 February 2024']],
  ['EEE, d MMM yyyy', ['Mon, 5 Jan 2026'], ['Monday, 5 Jan 2026']],
  ['EEEE', ['Tuesday'], ['Tue']],
  ['HH:mm:ss', ['00:00:00', '23:59:60', '1:2:3'], ['24:00:00', '00:60:00', '00:00:61']],
  ['HHmm', ['0830', '123'], ['8', '2430']],
  ['hh:mm a', ['12:00 PM', '1:00 am'], ['13:00 PM', '0:00 am']],
  ['kk', ['24', '1'], ['0', '25']],
  ['KK', ['0', '11'], ['12']],
  ['ss.SSS', ['00.123', '00.1'], ['00.1234', '00.']],
  ['X', ['Z', '+01', '-0130'], ['+12', '01', 'z1']],
  ['XX', ['Z', '+0130'], ['+01']],
  ['XXX', ['Z', '+01:30'], ['+0130']],
  ['x', ['+00'], ['Z']],
  ['Z', ['+0100', '-1130'], ['Z', '+01:00']],
  ['ZZZZ', ['GMT', 'UTC+1:30'], ['+01:30']],
  ['O', ['GMT+8', 'UTC-11:30'], ['GMT']],
  ['z', ['CET', 'AEST'], ['cet1', 'ab']],
  ['VV', ['Europe/Paris'], ['Paris']],
  ["yyyy'T'MM", ['2026T01'], ['2026-01', '2026t01']],
  ["h 'o''clock'", ["8 o'clock"], ['8 oclock']],
  ["''yy", ["'26"], ['26']],
  ['G', ['AD', 'bc'], ['CE']],
  ['D', ['1', '366'], ['367', '0']],
  ['Q', ['1', '4'], ['5']],
  ['QQQ', ['Q1'], ['1']],
  ['QQQQ', ['1st quarter'], ['Q1']],
  ["YYYY-'W'ww", ['2026-W02'], ['2026-W57']],
  ['W', ['5'], ['0']],
  ['e', ['7'], ['8']],
  ['eee', ['mon'], ['1']],
  ['A', ['123456'], ['x']],
  ['yyyyy', ['12026'], ['123456']],
  ['b', [], ['b']],
  ['ddd', [], ['005']],
  ['{yyyy}', [], ['{2026}']],
  ['', [], ['', '2026']],
];

describe('a date or time', () => {
  for (const [format, written, not] of formats) {
    it(`is written as ${JSON.stringify(format)}`, () => {
      expect([...written, ...not].map((text) => isWritten(text, format))).to.deep.equal([...written.map(() => true), ...not.map(() => false)]);
    });
  }
});
