import { expect } from 'chai';
import { PaginationError } from '../../shared/errors/pagination-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { amzJson } from '../testing/answers.ts';
import { makeAccount } from '../testing/factories.ts';
import { answeringAtOnce } from '../testing/handler.ts';
import { connectionTo } from '../testing/connection.ts';
import { isOpen, readAccount } from './account.ts';
import { OrganizationClient } from './client.ts';

const alone = makeAccount();

describe('the client of AWS Organizations', () => {
  const stub = vendorStub('aws-organizations');
  const client = (): OrganizationClient => new OrganizationClient(connectionTo(stub.url));
  const listed = () => Array.fromAsync(client().accounts());

  it('hands out 45 accounts of three pages, each once (A21)', async () => {
    await stub.state('the organization has 45 accounts');
    expect(new Set((await listed()).map(({ id }) => id))).to.have.property('size', 45);
    expect(await stub.calls('ListAccounts')).to.have.length(3);
  });

  it('stops where a page announces itself, and says so (A23)', async () => {
    await stub.state('every page announces the same next one');
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'loop', kind: 'contract' });
    expect(await stub.calls()).to.have.length(2);
  });

  it('does not repeat a call with a token of another list (A24)', async () => {
    await stub.state('the token is of another list');
    expect(await failing(listed(), AwsError)).to.include({ kind: 'invalid-request', code: 'InvalidInputException' });
    expect(await stub.calls()).to.have.length(1);
  });

  it('takes an account outside of any organization for itself (A34)', async () => {
    await stub.state('the account is in no organization');
    expect(await client().accountsOr(alone)).to.deep.equal([alone]);
  });

  it('does not take a refusal for an account that is alone', async () => {
    await stub.state('the account may not list accounts');
    expect(await failing(client().accountsOr(alone), AwsError)).to.include({ kind: 'permission' });
  });

  it('lists the accounts of an organization', async () => {
    await stub.state('the organization has accounts on one page');
    expect(await client().accountsOr(alone)).to.have.length(2);
  });
});

describe('the client of AWS Organizations, on the wire', () => {
  const vendor = scriptedVendor();

  it('is signed for the one region that has the service, whatever its own is (A13)', async () => {
    const { handler, requests } = answeringAtOnce({ Accounts: [] });
    const { endpoint: _, ...connection } = connectionTo(vendor.url, { region: 'eu-west-1', handler });
    await Array.fromAsync(new OrganizationClient(connection).accounts());
    expect(requests[0]?.hostname).to.equal('organizations.us-east-1.amazonaws.com');
    expect(requests[0]?.headers['authorization']).to.contain('/us-east-1/organizations/aws4_request');
  });

  it('reads seconds with a fraction as a time (A39)', async () => {
    vendor.answers(amzJson({ Accounts: [{ Id: '210987654321', JoinedTimestamp: 1767225600.5 }] }));
    const [account] = await Array.fromAsync(new OrganizationClient(connectionTo(vendor.url)).accounts());
    expect(account?.joinedAt?.toISOString()).to.equal('2026-01-01T00:00:00.500Z');
  });
});

describe('an account of an organization', () => {
  it('has its older status where AWS leaves out the new one', () => {
    const read = readAccount({ Id: '210987654321', Arn: 'arn:aws-cn:organizations::1:account/o/2', Status: 'SUSPENDED' }, {});
    expect(read).to.deep.equal({ id: '210987654321', partition: 'aws-cn', name: null, email: null, state: 'SUSPENDED', joinedAt: null });
  });

  it('is open while it is active, or where nothing is said', () => {
    expect(['ACTIVE', null, 'SUSPENDED', 'CLOSED'].map((state) => isOpen({ ...alone, state }))).to.deep.equal([true, true, false, false]);
  });
});
