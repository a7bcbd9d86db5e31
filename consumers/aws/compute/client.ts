import { DescribeInstancesCommand, DescribeRegionsCommand, EC2Client, paginateDescribeInstances, type DescribeInstancesCommandInput } from '@aws-sdk/client-ec2';
import { hasCode } from '../errors/aws-error.ts';
import { isPermissionError } from '../../shared/errors/guards.ts';
import type { AwsConnection } from '../sdk/connection.ts';
import { pagesOf, stopOnSameToken } from '../sdk/pages.ts';
import { required } from '../sdk/required.ts';
import { sdkClient } from '../sdk/settings.ts';
import { notEnabledHere } from './not-enabled.ts';
import { readInstances, type InstanceAsset } from './instance.ts';

/** Which instances; all of the region by default. */
export interface InstanceQuery {
  /** By id. Such a list comes whole: AWS takes no page size beside it. */
  readonly ids?: readonly string[];
  /** Default 1000, or less where AWS likes it. */
  readonly pageSize?: number;
  /** `{ 'instance-state-name': ['running'] }` */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** The machines of one account in one region. */
export interface ComputeApi {
  /** Names of the regions that are enabled for the account. */
  regions(): Promise<readonly string[]>;
  instances(query?: InstanceQuery): AsyncGenerator<InstanceAsset, void, undefined>;
  /** Whether we may list instances; asks without listing any. */
  mayListInstances(): Promise<boolean>;
}

const vendor = 'aws-ec2';

/** Amazon EC2. A region that is not enabled for the account is a `RegionNotEnabledError`. */
export class ComputeClient implements ComputeApi {
  readonly #ec2: EC2Client;

  constructor(connection: AwsConnection) {
    this.#ec2 = sdkClient(vendor, connection, (settings) => new EC2Client(settings));
  }

  async regions(): Promise<readonly string[]> {
    const answer = await this.#ec2.send(new DescribeRegionsCommand({}));
    const reading = { vendor, operation: 'DescribeRegions', answer };
    return (answer.Regions ?? []).map(({ RegionName }) => required(reading, 'regionInfo[].regionName', RegionName));
  }

  async *instances(query: InstanceQuery = {}): AsyncGenerator<InstanceAsset, void, undefined> {
    const { client, region } = { client: this.#ec2, region: await this.#region() };
    const pages = paginateDescribeInstances({ client, ...stopOnSameToken }, inputFor(query));
    try {
      for await (const page of pagesOf(pages, { vendor, operation: 'DescribeInstances', tokenOf: ({ NextToken }) => NextToken })) yield* readInstances(page, region);
    } catch (error) {
      throw notEnabledHere(error);
    }
  }

  async mayListInstances(): Promise<boolean> {
    try {
      await this.#ec2.send(new DescribeInstancesCommand({ DryRun: true }));
      return true;
    } catch (error) {
      if (hasCode(error, 'DryRunOperation')) return true;
      if (isPermissionError(error)) return false;
      throw error;
    }
  }

  /** Every call says itself that there is none. */
  #region(): Promise<string> {
    return this.#ec2.config.region().catch(() => '');
  }
}

/** AWS refuses a page size beside ids, and does so only after the call. */
export function inputFor({ ids, pageSize, filters = {} }: InstanceQuery): DescribeInstancesCommandInput {
  if (ids !== undefined && pageSize !== undefined) throw new TypeError('instances are asked for by ids or by pages, not both: leave `pageSize` out');
  const conditions = Object.entries(filters).map(([Name, values]) => ({ Name, Values: [...values] }));
  return {
    ...(ids === undefined ? { MaxResults: pageSize ?? 1000 } : { InstanceIds: [...ids] }),
    ...(conditions.length === 0 ? {} : { Filters: conditions }),
  };
}
