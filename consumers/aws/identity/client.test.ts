import { expect } from 'chai';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { assumedRole, callerIdentity, roleCanaries, stsRefusal } from '../testing/answers.ts';
import { connectionTo, testKeys } from '../testing/connection.ts';
import { roleCredentials } from '../credentials/role.ts';
import { IdentityClient } from './client.ts';

const role = { arn: 'arn:aws:iam::210987654321:role/InventoryRead', sessionName: 'scan-42', externalId: 'tenant-7f3a' };

describe('the client of AWS STS', () => {
  const stub = vendorStub('aws-sts');
  const client = (): IdentityClient => new IdentityClient(connectionTo(stub.url));

  it('says who calls', async () => {
    await stub.state('the caller is the role InventoryRead');
    expect(await client().whoAmI()).to.deep.equal({
      accountId: '123456789012', arn: 'arn:aws:sts::123456789012:assumed-role/InventoryRead/scan-42', userId: 'AROAEXAMPLEROLEID0001:scan-42', partition: 'aws',
    });
  });

  it('keeps the zeros that an account begins with, and digits as text (A40)', async () => {
    await stub.state('the caller is in account 001234567890');
    expect(await client().whoAmI()).to.include({ accountId: '001234567890', userId: '007', partition: 'aws-us-gov' });
  });

  it('gives credentials of a role', async () => {
    await stub.state('the role can be assumed');
    expect(await client().assumeRole({ ...role, durationSeconds: 900 })).to.include({ accessKeyId: 'ASIAEXAMPLEKEYID0001' });
  });

  it('names the role that it was refused, and does not ask twice (A03)', async () => {
    await stub.state('the role trusts another external id');
    const error = await failing(client().assumeRole(role), AwsError);
    expect(error).to.include({ kind: 'permission', code: 'AccessDenied', status: 403, subject: role.arn });
    expect(error.message).to.contain(role.arn);
    expect(await stub.calls()).to.have.length(1);
  });
});

describe('the client of AWS STS, on the wire', () => {
  const vendor = scriptedVendor();
  const sent = () => vendor.requests[0] ?? expect.fail('nothing was sent');

  it('sends one form, signed for its region and service (A01)', async () => {
    vendor.answers(callerIdentity());
    await new IdentityClient(connectionTo(vendor.url)).whoAmI();
    expect(vendor.requests).to.have.length(1);
    expect(sent()).to.deep.include({ method: 'POST', body: 'Action=GetCallerIdentity&Version=2011-06-15' });
    expect(sent().headers.authorization).to.match(new RegExp(`^AWS4-HMAC-SHA256 Credential=${testKeys.accessKeyId}/\\d{8}/eu-west-1/sts/aws4_request,`));
  });

  it('signs what follows with the role’s session (A02)', async () => {
    vendor.answers(assumedRole(), callerIdentity());
    const credentials = roleCredentials(new IdentityClient(connectionTo(vendor.url)), role);
    await new IdentityClient(connectionTo(vendor.url, { credentials })).whoAmI();
    const [assuming, following] = vendor.requests;
    expect(new URLSearchParams(assuming?.body).get('ExternalId')).to.equal('tenant-7f3a');
    expect(following?.headers['x-amz-security-token']).to.equal(roleCanaries.token);
  });

  it('tells an answer that lacks what we rely on', async () => {
    vendor.answers({ ...callerIdentity(), body: '<GetCallerIdentityResponse><GetCallerIdentityResult><UserId>u</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>' });
    expect(await failing(new IdentityClient(connectionTo(vendor.url)).whoAmI(), ProtocolError)).to.include({ kind: 'contract', field: 'Arn', status: 200 });
  });

  it('sends nothing without a region (A14)', async () => {
    const { region: _, ...connection } = connectionTo(vendor.url);
    const error = await failing(new IdentityClient(connection).whoAmI(), AwsError);
    expect(error).to.include({ kind: 'invalid-request', code: 'NotSent', status: undefined });
    expect(error.message).to.contain('Region is missing');
    expect(vendor.requests).to.have.length(0);
  });

  it('leaves the vendor’s words out where they quote what was signed', async () => {
    vendor.answers(stsRefusal(403, 'SignatureDoesNotMatch', 'canonical request: x-amz-security-token:abc'));
    const error = await failing(new IdentityClient(connectionTo(vendor.url, { retry: { attempts: 1 } })).whoAmI(), AwsError);
    expect(error.message).to.equal('aws-sts GetCallerIdentity in eu-west-1 answered 403: SignatureDoesNotMatch (request 6d1f0c9e-0000-4000-8000-000000000001)');
  });
});
