import { expect } from 'chai';
import { contract } from 'vendorproof';
import { failing } from '../../shared/testing/failing.ts';
import { AwsError } from '../errors/aws-error.ts';
import { onceTo } from '../testing/connection.ts';
import { IdentityClient } from './client.ts';

const sts = contract({ consumer: 'aws-sts-integration', provider: 'aws-sts' });

describe('our contract with AWS STS', () => {
  const role = { arn: 'arn:aws:iam::210987654321:role/InventoryRead', sessionName: 'scan-42', externalId: 'tenant-7f3a' };
  const body = { Action: 'AssumeRole', Version: '2011-06-15', RoleArn: role.arn, RoleSessionName: role.sessionName, ExternalId: role.externalId };

  it('says who calls', () =>
    sts.interaction(
      {
        operation: 'GetCallerIdentity',
        description: 'says who calls',
        given: 'the caller is the role InventoryRead',
        request: { body: { Action: 'GetCallerIdentity', Version: '2011-06-15' } },
        response: { status: 200, relies: ['Arn', 'UserId', 'Account'].map((field) => `GetCallerIdentityResult.${field}`), headers: ['x-amzn-RequestId'] },
      },
      async (vendor) => expect(await new IdentityClient(onceTo(vendor)).whoAmI()).to.include({ accountId: '123456789012', partition: 'aws' }),
    ));

  it('gives credentials of a role', () =>
    sts.interaction(
      {
        operation: 'AssumeRole',
        description: 'gives credentials of a role to who knows the external id',
        given: 'the role can be assumed',
        request: { body },
        response: { status: 200, relies: ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'].map((field) => `AssumeRoleResult.Credentials.${field}`) },
      },
      async (vendor) => expect((await new IdentityClient(onceTo(vendor)).assumeRole(role)).expiration).to.be.an.instanceof(Date),
    ));

  it('refuses a role to who does not know its external id', () =>
    sts.interaction(
      {
        operation: 'AssumeRole',
        description: 'refuses a role',
        given: 'the role trusts another external id',
        request: { body },
        response: { status: 403, values: { Error: { Code: 'AccessDenied' } } },
      },
      async (vendor) => {
        const error = await failing(new IdentityClient(onceTo(vendor)).assumeRole(role), AwsError);
        expect(error).to.include({ kind: 'permission', code: 'AccessDenied' });
      },
    ));
});
