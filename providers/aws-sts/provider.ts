import type { ProviderFile, StubAnswer } from 'vendorproof';

const refusal = (operation: string, status: number, code: string): StubAnswer => ({ operation, status, body: { Error: { Type: 'Sender', Code: code, Message: 'refused' } } });

const session = { SecretAccessKey: 'example-secret', SessionToken: 'example-session-token' };

export const provider: ProviderFile = {
  states: {
    'the caller is the role InventoryRead': {
      stub: [
        {
          operation: 'GetCallerIdentity',
          body: { GetCallerIdentityResult: { Account: '123456789012', Arn: 'arn:aws:sts::123456789012:assumed-role/InventoryRead/scan-42', UserId: 'AROAEXAMPLEROLEID0001:scan-42' } },
        },
      ],
    },
    'the caller is in account 001234567890': {
      stub: [{ operation: 'GetCallerIdentity', body: { GetCallerIdentityResult: { Account: '001234567890', Arn: 'arn:aws-us-gov:iam::001234567890:user/ci', UserId: '007' } } }],
    },
    'the role can be assumed': {
      stub: [{ operation: 'AssumeRole', body: { AssumeRoleResult: { Credentials: { ...session, AccessKeyId: 'ASIAEXAMPLEKEYID0001', Expiration: '2099-01-01T00:00:00Z' } } } }],
    },
    'the role can be assumed until': {
      stub: [{ operation: 'AssumeRole', body: { AssumeRoleResult: { Credentials: { ...session, AccessKeyId: 'ASIAEXAMPLEKEYID0001', Expiration: '{until}' } } } }],
    },
    'the role trusts another external id': { stub: [refusal('AssumeRole', 403, 'AccessDenied')] },
    'one of five roles is denied': {
      stub: [
        { ...refusal('AssumeRole', 403, 'AccessDenied'), when: { RoleArn: 'arn:aws:iam::333333333333:role/InventoryRead' } },
        ...['111111111111', '222222222222', '444444444444', '555555555555'].map((account): StubAnswer => ({
          operation: 'AssumeRole',
          when: { RoleArn: `arn:aws:iam::${account}:role/InventoryRead` },
          body: { AssumeRoleResult: { Credentials: { ...session, AccessKeyId: `ASIA${account}KEY1`, Expiration: '2099-01-01T00:00:00Z' } } },
        })),
      ],
    },
    'the credentials have expired': { stub: [refusal('GetCallerIdentity', 403, 'ExpiredToken'), refusal('AssumeRole', 403, 'ExpiredToken')] },
    'the web identity is trusted': {
      stub: [{ operation: 'AssumeRoleWithWebIdentity', body: { AssumeRoleWithWebIdentityResult: { Credentials: { ...session, AccessKeyId: 'ASIAEXAMPLEWEBID0001', Expiration: '2099-01-01T00:00:00Z' } } } }],
    },
  },
};
