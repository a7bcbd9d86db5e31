import { expect } from 'chai';
import { kindOfVersion, providerVersion } from './evidence.ts';
import { judge } from './judge.ts';
import type { Facts, Integration, Policy, Result } from './types.ts';
import { reasonWords } from './words.ts';

const now = new Date('2026-02-10T00:00:00Z');
const stubPolicy: Policy = { environment: 'local', demands: 'stub', maxAgeDays: undefined };
const sandboxPolicy: Policy = { environment: 'production', demands: 'sandbox', maxAgeDays: 7 };

const result = (change: Partial<Result> = {}): Result => ({ providerVersion: '1+stub.abc', kind: 'stub', success: true, verifiedAt: new Date('2026-02-09T00:00:00Z'), mismatches: [], ...change });
const integration = (change: Partial<Integration> = {}): Integration => ({ provider: 'petshop', results: [result()], unverified: [], ...change });
const facts = (change: Partial<Facts> = {}): Facts => ({ pacticipant: 'web', version: '1', environment: 'local', known: true, integrations: [integration()], ...change });
const failed = result({ success: false, mismatches: [{ interaction: 'a pet', operation: 'getPet', field: '$.name', message: 'is gone', fix: undefined }] });

describe('the judge', () => {
  it('says deployable when all demanded evidence is green', () => {
    expect(judge(facts(), stubPolicy, now).verdict).to.equal('deployable');
  });

  it('names the evidence that a verdict rests on', () => {
    expect(judge(facts(), stubPolicy, now).evidence).to.deep.equal([{ provider: 'petshop', kind: 'stub', version: '1+stub.abc', at: new Date('2026-02-09T00:00:00Z') }]);
  });

  it('says deployable for a version that depends on nobody', () => {
    expect(judge(facts({ integrations: [] }), stubPolicy, now).verdict).to.equal('deployable');
  });

  it('says unknown for a version that nobody published', () => {
    expect(judge(facts({ known: false }), stubPolicy, now).reasons).to.deep.equal([{ code: 'version.unknown', pacticipant: 'web', version: '1' }]);
  });

  it('says blocked when demanded evidence is red', () => {
    const verdict = judge(facts({ integrations: [integration({ results: [failed] })] }), stubPolicy, now);
    expect([verdict.verdict, verdict.reasons.map(({ code }) => code)]).to.deep.equal(['blocked', ['verification.failed']]);
  });

  it('says blocked for a failure without details', () => {
    const verdict = judge(facts({ integrations: [integration({ results: [result({ success: false })] })] }), stubPolicy, now);
    expect(verdict.reasons.map(reasonWords)[0]?.message).to.equal('petshop (stub 1+stub.abc) breaks the contract');
  });

  it('says unknown when only another kind of evidence is there', () => {
    expect(judge(facts(), { ...sandboxPolicy, maxAgeDays: undefined }, now).reasons.map(({ code }) => code)).to.deep.equal(['evidence.missing']);
  });

  it('lets red evidence of another kind pass', () => {
    const document = result({ kind: 'document', providerVersion: '1+doc.abc', success: false });
    expect(judge(facts({ integrations: [integration({ results: [result(), document] })] }), stubPolicy, now).verdict).to.equal('deployable');
  });

  it('says unknown while a deployed provider version has no result', () => {
    expect(judge(facts({ integrations: [integration({ unverified: ['2+stub.def'] })] }), stubPolicy, now).verdict).to.equal('unknown');
  });

  it('says unknown for evidence older than the policy allows', () => {
    const old = result({ kind: 'sandbox', verifiedAt: new Date('2026-02-01T00:00:00Z') });
    expect(judge(facts({ integrations: [integration({ results: [old] })] }), sandboxPolicy, now).reasons.map(({ code }) => code)).to.deep.equal(['evidence.stale']);
  });

  it('takes evidence without a date as stale', () => {
    const undated = result({ kind: 'sandbox', verifiedAt: undefined });
    const [reason] = judge(facts({ integrations: [integration({ results: [undated] })] }), sandboxPolicy, now).reasons;
    expect(reason && reasonWords(reason).message).to.contain('of unknown age');
  });

  it('lets a failure outrank missing evidence, and tells of both', () => {
    const verdict = judge(facts({ integrations: [integration({ results: [failed] }), integration({ provider: 'bank', results: [] })] }), stubPolicy, now);
    expect([verdict.verdict, verdict.reasons.map(({ code }) => code)]).to.deep.equal(['blocked', ['verification.failed', 'evidence.missing']]);
  });
});

describe('reasons in words', () => {
  it('name operation, field and fix of a failure', () => {
    const [reason] = judge(facts({ integrations: [integration({ results: [failed] })] }), stubPolicy, now).reasons;
    expect(reason && reasonWords(reason)).to.deep.equal({
      code: 'verification.failed',
      message: 'petshop getPet, field $.name: is gone (interaction “a pet”)',
      fix: 'restore the field in the document if the vendor still has it, else change the client and its contract test; then run: vendorproof run petshop',
    });
  });

  it('send people to the vendor when its behaviour differs', () => {
    const words = reasonWords({ code: 'verification.failed', provider: 'petshop', result: result({ kind: 'sandbox' }), mismatch: failed.mismatches[0] });
    expect(words.fix).to.contain('or tell the vendor');
  });

  it('name the command that brings missing evidence', () => {
    expect(reasonWords({ code: 'evidence.missing', provider: 'petshop', demands: 'sandbox', environment: 'production', unverified: [] }).fix).to.equal('vendorproof verify petshop --against sandbox');
  });

  it('name the deployed version that has no result', () => {
    expect(reasonWords({ code: 'evidence.missing', provider: 'petshop', demands: 'stub', environment: 'local', unverified: ['2+stub.d'] }).message).to.contain('2+stub.d');
  });

  it('say that a version is unknown', () => {
    expect(reasonWords({ code: 'version.unknown', pacticipant: 'web', version: '9' }).message).to.equal('the broker has no pact of web version 9');
  });

  it('count the days of stale evidence', () => {
    expect(reasonWords({ code: 'evidence.stale', provider: 'petshop', result: result({ kind: 'sandbox' }), days: 9, maxAgeDays: 7, environment: 'production' }).message).to.equal('the sandbox evidence for petshop is 9 days old; production demands at most 7');
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
