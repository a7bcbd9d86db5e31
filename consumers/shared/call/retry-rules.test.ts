import { expect } from 'chai';
import type { FailedCall } from '../failed-call.ts';
import { pauseAfter, type RetryRules } from './retry-rules.ts';

describe('the pause between attempts', () => {
  const now = Date.UTC(2026, 10, 24, 12);
  const noAnswer: FailedCall = { request: 'GET /pets', safe: true, code: 'ECONNRESET', answer: undefined };
  const answered = (status: number, headers = {}, safe = true): FailedCall => ({ ...noAnswer, safe, code: 'ERR_STATUS', answer: { status, headers, body: '' } });
  const pause = (call: FailedCall, rules: RetryRules = {}, number = 1) => pauseAfter({ random: () => 1, ...rules }, { call, number, now })?.milliseconds;

  it('doubles up to the longest', () => {
    const rules = { attempts: 9, firstMs: 100, longestMs: 500 };
    expect([1, 2, 3, 4, 5].map((number) => pause(noAnswer, rules, number))).to.deep.equal([100, 200, 400, 500, 500]);
  });

  it('is anything down to nothing by chance', () => {
    expect(pause(noAnswer, { random: () => 0 })).to.equal(0);
    expect(pause(noAnswer, { random: () => 0.5 })).to.equal(250);
  });

  it('ends with the attempts', () => {
    expect([1, 2, 3].map((number) => pause(noAnswer, { attempts: 3 }, number) !== undefined)).to.deep.equal([true, true, false]);
  });

  it('is at least what the vendor asks for, in seconds or as a date', () => {
    expect(pause(answered(429, { 'retry-after': '2' }))).to.equal(2000);
    expect(pause(answered(503, { 'retry-after': 'Tue, 24 Nov 2026 12:00:03 GMT' }))).to.equal(3000);
  });

  for (const value of ['', 'soon', 'Tue, 24 Nov 2020 12:00:00 GMT', '-5']) {
    it(`takes no advice from "${value}"`, () => expect(pause(answered(429, { 'retry-after': value }))).to.equal(500));
  }

  it('follows the vendor’s own word before Retry-After', () => {
    expect(pause(answered(429, { 'retry-after': '2' }), { retryAfterMs: () => 7000 })).to.equal(7000);
  });

  it('is none where the vendor asks for more than we wait', () => {
    expect(pause(answered(429, { 'retry-after': '3600' }))).to.equal(undefined);
  });

  it('is everybody’s at a rate limit', () => {
    expect(pauseAfter({}, { call: answered(429), number: 1, now })).to.include({ holdsAll: true });
    expect(pauseAfter({}, { call: answered(503), number: 1, now })).to.include({ holdsAll: false });
  });

  for (const status of [408, 425, 429, 500, 502, 503, 504]) it(`follows a ${status}`, () => expect(pause(answered(status))).to.equal(500));
  for (const status of [302, 400, 401, 403, 404, 409, 410, 422, 501]) it(`does not follow a ${status}`, () => expect(pause(answered(status))).to.equal(undefined));

  it('follows a write only where nothing can have happened', () => {
    const write = { ...noAnswer, safe: false };
    expect([pause(write), pause({ ...write, code: 'ECONNREFUSED' }), pause(answered(429, {}, false)), pause(answered(503, {}, false))]).to.deep.equal([undefined, 500, 500, undefined]);
  });

  it('is the client’s to decide', () => {
    expect(pause(answered(500), { worth: () => false })).to.equal(undefined);
    expect(pause(answered(400), { worth: () => true })).to.equal(500);
    expect(pause(answered(400), { worth: () => undefined })).to.equal(undefined);
  });
});
