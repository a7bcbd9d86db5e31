import { expect } from 'chai';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { IdentityClient } from '../identity/client.ts';
import { callerIdentity, stsRefusal } from '../testing/answers.ts';
import { connectionTo } from '../testing/connection.ts';

describe('what an observer sees of a call', () => {
  const vendor = scriptedVendor();

  it('is one event and one span, whose context travels along', async () => {
    vendor.answers(callerIdentity());
    const connection = connectionTo(vendor.url);
    const spans: string[] = [];
    const observer = { ...connection.observer, span: <Result>(call: { readonly request: string }, run: (headers: Readonly<Record<string, string>>) => Promise<Result>) => (spans.push(call.request), run({ traceparent: '00-1-2-01' })) };
    await new IdentityClient({ ...connection, observer }).whoAmI();
    expect(spans).to.deep.equal(['GetCallerIdentity in eu-west-1']);
    expect(vendor.requests[0]?.headers['traceparent']).to.equal('00-1-2-01');
    expect(connection.observer.of('call')).to.deep.equal([
      { event: 'call', outcome: 'success', vendor: 'aws-sts', operation: 'GetCallerIdentity', request: 'GetCallerIdentity in eu-west-1', status: 200, requestId: '6d1f0c9e-0000-4000-8000-000000000001', attempts: 1, milliseconds: 0 },
    ]);
  });

  it('is each exchange as it was on the wire, where somebody wants to see that', async () => {
    vendor.answers(stsRefusal(503, 'ServiceUnavailable'), callerIdentity());
    const { observer, ...connection } = connectionTo(vendor.url);
    expect((await new IdentityClient({ ...connection, observer }).whoAmI()).accountId).to.equal('123456789012');
    const [refused, answered] = observer.exchanges;
    expect([refused?.status, answered?.status]).to.deep.equal([503, 200]);
    expect(answered).to.include({ method: 'POST', url: `${vendor.url}/`, requestBody: 'Action=GetCallerIdentity&Version=2011-06-15' });
    expect(answered?.responseBody).to.contain('<Account>123456789012</Account>');
  });

  it('is none of that where nobody does', async () => {
    vendor.answers(callerIdentity());
    const { emit, span } = connectionTo(vendor.url).observer;
    expect((await new IdentityClient({ ...connectionTo(vendor.url), observer: { emit, span } }).whoAmI()).accountId).to.equal('123456789012');
  });

  it('says when it took too long', async () => {
    vendor.answers({ fault: 'silence' });
    const connection = connectionTo(vendor.url, { timeoutMs: 40, retry: { attempts: 1 } });
    expect(await failing(new IdentityClient(connection).whoAmI(), NoAnswerError)).to.include({ kind: 'timeout', code: 'ETIMEDOUT' });
    expect(connection.observer.of('call')[0]).to.include({ outcome: 'timeout', attempts: 1 });
  });
});
