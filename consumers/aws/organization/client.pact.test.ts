import { expect } from 'chai';
import { contract } from 'vendorproof';
import { AwsError } from '../errors/aws-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { onceTo } from '../testing/connection.ts';
import { OrganizationClient } from './client.ts';

const organizations = contract({ consumer: 'aws-organizations-integration', provider: 'aws-organizations' });

describe('our contract with AWS Organizations', () => {
  const account = { id: '210987654321', partition: 'aws-us-gov', name: 'prod', state: 'PENDING_ACTIVATION', joinedAt: new Date('2026-01-01T00:00:00.500Z') };
  const arn = { 'Accounts[].Arn': 'arn:aws-us-gov:organizations::123456789012:account/o-example/210987654321' };
  const relies = ['Id', 'Arn', 'Name', 'State', 'JoinedTimestamp'].map((field) => `Accounts[].${field}`);
  const accountsAt = (vendor: { readonly url: string }) => Array.fromAsync(new OrganizationClient(onceTo(vendor)).accounts());

  it('lists the accounts of one page', () =>
    organizations.interaction(
      {
        operation: 'ListAccounts',
        description: 'lists the accounts of one page',
        given: 'the organization has accounts on one page',
        request: { body: { MaxResults: 20 } },
        response: { status: 200, relies, examples: arn },
      },
      async (vendor) => expect((await accountsAt(vendor))[0]).to.deep.include(account),
    ));

  it('walks the pages of accounts by their token', () =>
    organizations.interactions(
      [
        {
          operation: 'ListAccounts',
          description: 'lists the first page of accounts',
          given: 'the organization has 45 accounts',
          request: { body: { MaxResults: 20 } },
          response: { status: 200, relies, examples: { ...arn, NextToken: 'third' } },
        },
        {
          operation: 'ListAccounts',
          description: 'lists the last page of accounts',
          given: 'the organization has 45 accounts',
          request: { body: { MaxResults: 20, NextToken: 'third' } },
          response: { status: 200, relies, examples: { ...arn, 'Accounts[].Id': '210000000041' } },
        },
      ],
      async (vendor) => {
        const [first, last] = await accountsAt(vendor);
        expect(first).to.deep.include(account);
        expect(last).to.deep.include({ ...account, id: '210000000041' });
      },
    ));

  it('says that an account is in no organization', () =>
    organizations.interaction(
      {
        operation: 'ListAccounts',
        description: 'says that the account is in no organization',
        given: 'the account is in no organization',
        request: { body: { MaxResults: 20 } },
        response: { status: 400, values: { __type: 'AWSOrganizationsNotInUseException' } },
      },
      async (vendor) => expect((await failing(accountsAt(vendor), AwsError)).code).to.equal('AWSOrganizationsNotInUseException'),
    ));
});
