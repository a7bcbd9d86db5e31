import { expect } from 'chai';
import { kindOfVersion, providerVersion } from './evidence.ts';
import { judge } from './judge.ts';
import type { Facts, Integration, Policy, Reason, Result, Verdict } from './types.ts';
import type { ReasonWords } from './words.ts';
import { reasonWords } from './words.ts';

const now = new Date('2026-02-10T00:00:00Z');
const stubPolicy: Policy = { environment: 'local', demands: 'stub', maxAgeDays: undefined };
const sandboxPolicy: Policy = { environment: 'production', demands: 'sandbox', maxAgeDays: 7 };

const yesterday = new Date('2026-02-09T00:00:00Z');
const green: Result = { providerVersion: '1+stub.abc', kind: 'stub', success: true, verifiedAt: yesterday, mismatches: [] };
const result = (change: Partial<Result> = {}): Result => ({ ...green, ...change });
const integration = (change: Partial<Integration> = {}): Integration => ({ provider: 'petshop', results: [result()], current: undefined, unverified: [], ...change });
const local: Facts = { pacticipant: 'web', version: '1', named: false, environment: 'local', known: true, integrations: [integration()] };
const facts = (change: Partial<Facts> = {}): Facts => ({ ...local, ...change });
const failed = result({ success: false, mismatches: [{ interaction: 'a pet', operation: 'getPet', field: '$.name', message: 'is gone', fix: undefined }] });

const codesOf = (verdict: Verdict): readonly string[] => verdict.reasons.map(({ code }) => code);
/** What people read of the first reason. */
const wordsOf = (verdict: Verdict): ReasonWords | undefined => {
  const reasons: readonly Reason[] = verdict.reasons;
  return reasons.map(reasonWords)[0];
};

describe('the judge', () => {
  const judged = (integrations: readonly Integration[], policy = stubPolicy): Verdict => judge(facts({ integrations }), policy, now);

  it('says deployable when all demanded evidence is green', () => {
    expect(judge(facts(), stubPolicy, now).verdict).to.equal('deployable');
  });

  it('names the evidence that a verdict rests on', () => {
    const evidence = [{ provider: 'petshop', kind: 'stub', version: '1+stub.abc', at: yesterday }];
    expect(judge(facts(), stubPolicy, now).evidence).to.deep.equal(evidence);
  });

  it('says deployable for a version that depends on nobody', () => {
    expect(judged([]).verdict).to.equal('deployable');
  });

  it('says unknown for a version that nobody published', () => {
    const reasons = [{ code: 'version.unknown', pacticipant: 'web', version: '1', named: false }];
    expect(judge(facts({ known: false }), stubPolicy, now).reasons).to.deep.equal(reasons);
  });

  it('says blocked when demanded evidence is red', () => {
    const verdict = judged([integration({ results: [failed] })]);
    expect([verdict.verdict, codesOf(verdict)]).to.deep.equal(['blocked', ['verification.failed']]);
  });

  it('says blocked for a failure without details', () => {
    const verdict = judged([integration({ results: [result({ success: false })] })]);
    expect(wordsOf(verdict)?.message).to.equal('petshop (stub 1+stub.abc) breaks the contract');
  });

  it('says unknown when only another kind of evidence is there', () => {
    expect(codesOf(judge(facts(), { ...sandboxPolicy, maxAgeDays: undefined }, now))).to.deep.equal(['evidence.missing']);
  });

  it('lets red evidence of another kind pass', () => {
    const document = result({ kind: 'document', providerVersion: '1+doc.abc', success: false });
    expect(judged([integration({ results: [result(), document] })]).verdict).to.equal('deployable');
  });

  it('says unknown while a deployed provider version has no result', () => {
    expect(judged([integration({ unverified: ['2+stub.def'] })]).verdict).to.equal('unknown');
  });

  it('says unknown for evidence of a document that has changed since', () => {
    const verdict = judged([integration({ current: '2+stub.def' })]);
    expect([verdict.verdict, codesOf(verdict)]).to.deep.equal(['unknown', ['evidence.outdated']]);
    expect(wordsOf(verdict)).to.deep.include({ fix: 'vendorproof verify petshop --against stub' });
  });

  it('takes evidence of the document as it stands', () => {
    expect(judged([integration({ current: result().providerVersion })]).verdict).to.equal('deployable');
  });

  it('says unknown for evidence older than the policy allows', () => {
    const old = result({ kind: 'sandbox', verifiedAt: new Date('2026-02-01T00:00:00Z') });
    expect(codesOf(judged([integration({ results: [old] })], sandboxPolicy))).to.deep.equal(['evidence.stale']);
  });

  it('takes evidence without a date as stale', () => {
    const undated = result({ kind: 'sandbox', verifiedAt: undefined });
    const verdict = judged([integration({ results: [undated] })], sandboxPolicy);
    expect(wordsOf(verdict)?.message).to.contain('is of unknown age; production');
  });

  it('lets a failure outrank missing evidence, and tells of both', () => {
    const verdict = judged([integration({ results: [failed] }), integration({ provider: 'bank', results: [] })]);
    expect([verdict.verdict, codesOf(verdict)]).to.deep.equal(['blocked', ['verification.failed', 'evidence.missing']]);
  });
});

describe('reasons in words', () => {
  const needed = { provider: 'petshop', demands: 'stub', environment: 'local', named: undefined } as const;
  const missing: Reason = { code: 'evidence.missing', ...needed, unverified: [] };

  it('name operation, field and fix of a failure', () => {
    const verdict = judge(facts({ integrations: [integration({ results: [failed] })] }), stubPolicy, now);
    const mend = 'restore the field in the document if the vendor still has it, else change the client and its contract test';
    expect(wordsOf(verdict)).to.deep.equal({
      code: 'verification.failed',
      message: 'petshop getPet, field $.name: is gone (interaction “a pet”)',
      fix: `${mend}; then run: vendorproof run petshop`,
    });
  });

  it('send people to the vendor when its behaviour differs', () => {
    const [mismatch] = failed.mismatches;
    const words = reasonWords({ code: 'verification.failed', provider: 'petshop', result: result({ kind: 'sandbox' }), mismatch });
    expect(words.fix).to.contain('or tell the vendor');
  });

  it('name the command that brings missing evidence', () => {
    expect(reasonWords(missing).fix).to.equal('vendorproof verify petshop --against stub');
  });

  it('name the version in that command where it was asked for by name', () => {
    expect(reasonWords({ ...missing, named: '1.2.3' }).fix).to.equal('vendorproof verify petshop --against stub --version 1.2.3');
  });

  for (const demands of ['sandbox', 'observed'] as const) {
    it(`send people to Pact’s own verifier for ${demands} evidence, or to the policy`, () => {
      const { fix } = reasonWords({ ...missing, demands, environment: 'production' });
      expect(fix).to.match(/`pact verifier`.*docs\/verdicts\.md.*or let production demand stub evidence/);
    });
  }

  it('name the deployed version that has no result', () => {
    expect(reasonWords({ ...missing, unverified: ['2+stub.d'] }).message).to.contain('2+stub.d');
  });

  for (const [named, fix] of [[false, 'vendorproof run'], [true, 'vendorproof run --version 9']] as const) {
    it(`say that a version is unknown, and the way to ${fix}`, () => {
      const words = { code: 'version.unknown', message: 'the broker has no pact of web version 9', fix };
      expect(reasonWords({ code: 'version.unknown', pacticipant: 'web', version: '9', named })).to.deep.equal(words);
    });
  }

  it('count the days of stale evidence', () => {
    const { message } = reasonWords({ code: 'evidence.stale', ...needed, environment: 'production', demands: 'sandbox', days: 9, maxAgeDays: 7 });
    expect(message).to.equal('the sandbox evidence for petshop is 9 days old; production demands at most 7');
  });
});

describe('a provider version', () => {
  it('carries its kind of evidence', () => {
    expect(kindOfVersion(providerVersion('2022-11-15', 'document', 'a1b2c3d4'))).to.equal('document');
  });

  it('holds no character that a URL or a broker minds', () => {
    expect(providerVersion('v 1/ä', 'stub', 'a')).to.equal('v-1--+stub.a');
  });

  it('is cut where the API version is endless', () => {
    expect(providerVersion('9'.repeat(99), 'stub', 'a')).to.have.length(47);
  });

  it('of others has no kind', () => {
    expect(kindOfVersion('1.2.3')).to.equal(undefined);
  });
});
