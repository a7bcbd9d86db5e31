import { expect } from 'chai';
import { contract } from 'vendorproof';
import { failing } from '../../shared/testing/failing.ts';
import { onceTo } from '../testing/connection.ts';
import { ComputeClient } from './client.ts';
import { RegionNotEnabledError } from './not-enabled.ts';

const ec2 = contract({ consumer: 'aws-ec2-integration', provider: 'aws-ec2' });
const clientOf = (vendor: { readonly url: string }): ComputeClient => new ComputeClient(onceTo(vendor));

describe('our contract with Amazon EC2', () => {
  const body = { Action: 'DescribeInstances', Version: '2016-11-15', MaxResults: 1000 };
  const fields = ['instanceId', 'instanceState.name', 'instanceType', 'launchTime', 'placement.availabilityZone'];
  const relies = ['reservationSet[].ownerId', ...fields.map((field) => `reservationSet[].instancesSet[].${field}`)];

  const machine = { state: 'pending', type: 't3.medium', zone: 'us-east-1a', launchedAt: new Date('2026-10-01T08:00:00Z') };

  it('lists the regions that are enabled', () =>
    ec2.interaction(
      {
        operation: 'DescribeRegions',
        description: 'lists the regions that are enabled',
        given: 'two regions are enabled',
        request: { body: { Action: 'DescribeRegions', Version: '2016-11-15' } },
        response: { status: 200, relies: ['regionInfo[].regionName'] },
      },
      async (vendor) => expect(await clientOf(vendor).regions()).to.deep.equal(['eu-west-1']),
    ));

  it('walks the pages of instances by their token', () =>
    ec2.interactions(
      [
        {
          operation: 'DescribeInstances',
          description: 'lists the first page of instances',
          given: 'there are instances on two pages',
          request: { body },
          response: { status: 200, relies, examples: { nextToken: 'second' } },
        },
        {
          operation: 'DescribeInstances',
          description: 'lists the last page of instances',
          given: 'there are instances on two pages',
          request: { body: { ...body, NextToken: 'second' } },
          response: { status: 200, relies },
        },
      ],
      async (vendor) => {
        const instances = await Array.fromAsync(clientOf(vendor).instances());
        expect(instances).to.have.length(2);
        for (const instance of instances) expect(instance).to.deep.include(machine);
      },
    ));

  // That they may not be listed is said by the status alone.
  for (const [given, may, response] of [
    ['instances may be listed', true, { status: 412, examples: { 'Errors[].Code': 'DryRunOperation' } }],
    ['instances may not be listed', false, { status: 403 }],
  ] as const) {
    it(`says without listing any that ${given}`, () =>
      ec2.interaction(
        {
          operation: 'DescribeInstances',
          description: `says that ${given}`,
          given,
          request: { body: { Action: 'DescribeInstances', Version: '2016-11-15', DryRun: true } },
          response,
        },
        async (vendor) => expect(await clientOf(vendor).mayListInstances()).to.equal(may),
      ));
  }

  it('says that a region is not enabled', () =>
    ec2.interaction(
      {
        operation: 'DescribeInstances',
        description: 'says that the region is not enabled',
        given: 'the region is not enabled',
        request: { body },
        response: { status: 401, examples: { 'Errors[].Code': 'AuthFailure' } },
      },
      async (vendor) => {
        await failing(Array.fromAsync(clientOf(vendor).instances()), RegionNotEnabledError);
      },
    ));
});
