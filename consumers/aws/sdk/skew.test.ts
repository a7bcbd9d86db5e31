import { expect } from 'chai';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { ParametersClient } from '../parameters/client.ts';
import { amzJson } from '../testing/answers.ts';
import { connectionTo } from '../testing/connection.ts';

const hour = 3_600_000;

describe('a client whose clock is an hour behind', () => {
  const stub = vendorStub('aws-ssm', { clock: () => new Date(Date.now() + hour) });
  beforeEach(async () => {
    await stub.state('a parameter is there', { value: 'example-value' });
    // Beside refusals, successes have to tell the vendor's time as well.
    await stub.faults('clock-skew,ms=1');
  });

  it('signs with the vendor’s time the second time (A10)', async () => {
    const connection = connectionTo(stub.url);
    expect((await new ParametersClient(connection).get('/ci/key')).value.reveal()).to.equal('example-value');
    expect((await stub.calls()).map(({ status }) => status)).to.deep.equal([403, 200]);
    expect(connection.observer.of('call')[0]).to.include({ outcome: 'success', attempts: 2 });
  });

  it('corrects it for ten calls at a time (A11)', async () => {
    const client = new ParametersClient(connectionTo(stub.url));
    const read = await Promise.all(Array.from({ length: 10 }, () => client.get('/ci/key')));
    expect(read.map(({ value }) => value.reveal())).to.deep.equal(Array.from({ length: 10 }, () => 'example-value'));
    expect((await stub.calls()).length).to.be.at.most(20);
  });
});

describe('a client whose clock nobody can set', () => {
  const vendor = scriptedVendor();

  it('gives up after three attempts, and says that it was corrected (A12)', async () => {
    const date = new Date(Date.now() + hour).toUTCString();
    vendor.answers(amzJson({ __type: 'InvalidSignatureException', message: 'Signature expired' }, { status: 403, headers: { date } }));
    const error = await failing(new ParametersClient(connectionTo(vendor.url)).get('/ci/key'), AwsError);
    expect(error).to.include({ kind: 'authentication', code: 'InvalidSignatureException', clockSkewCorrected: true });
    expect(vendor.requests).to.have.length(3);
    const dates = vendor.requests.map(({ headers }) => String(headers['x-amz-date']));
    expect(dates[1]?.slice(0, 11)).not.to.equal(dates[0]?.slice(0, 11));
  });
});
