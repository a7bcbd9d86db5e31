import type { JsonObject, ProviderFile, StubAnswer } from 'vendorproof';

const running = { code: 16, name: 'running' };

const instance = (instanceId: string, more: JsonObject = {}): JsonObject => ({
  instanceId,
  instanceState: running,
  instanceType: 't3.medium',
  launchTime: '2026-10-01T08:00:00.000Z',
  placement: { availabilityZone: 'eu-west-1a', tenancy: 'default' },
  ...more,
});

const [first, second, third] = ['i-0a1b2c3d4e5f60718', 'i-0a1b2c3d4e5f60719', 'i-0a1b2c3d4e5f6071a'] as const;

const reservation = (reservationId: string, instancesSet: readonly JsonObject[]): JsonObject => ({ reservationId, ownerId: '123456789012', instancesSet });

const refusal = (status: number, Code: string, operation?: string): StubAnswer => ({
  ...(operation === undefined ? {} : { operation }),
  status,
  body: { Errors: [{ Code, Message: 'refused' }] },
});

export const provider: ProviderFile = {
  states: {
    'two regions are enabled': {
      stub: [{ operation: 'DescribeRegions', body: { regionInfo: [{ regionName: 'eu-west-1' }, { regionName: 'us-east-1' }] } }],
    },
    'there are three instances in two reservations': {
      stub: [{ operation: 'DescribeInstances', body: { reservationSet: [reservation('r-1', [instance(first), instance(second)]), reservation('r-2', [instance(third)])] } }],
    },
    'there are instances on two pages': {
      stub: [
        { operation: 'DescribeInstances', when: { NextToken: null }, body: { reservationSet: [reservation('r-1', [instance(first)])], nextToken: 'second' } },
        { operation: 'DescribeInstances', body: { reservationSet: [reservation('r-2', [instance(second)])] } },
      ],
    },
    'there are no instances': { stub: [{ operation: 'DescribeInstances', body: { reservationSet: [] } }] },
    'an instance has odd tags': {
      stub: [{ operation: 'DescribeInstances', body: { reservationSet: [reservation('r-1', [instance(first, { tagSet: [{ key: 'Name', value: '<x> é' }, { key: 'number', value: '007' }] })])] } }],
    },
    'instances may be listed': { stub: [{ ...refusal(412, 'DryRunOperation', 'DescribeInstances'), when: { DryRun: true } }] },
    'instances may not be listed': { stub: [refusal(403, 'UnauthorizedOperation', 'DescribeInstances')] },
    'the region is not enabled': { stub: [refusal(401, 'AuthFailure')] },
    'the credentials have expired': { stub: [refusal(400, 'RequestExpired')] },
  },
};
