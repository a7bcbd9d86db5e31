/** The parts of an ARN that we use: `arn:partition:service:region:account:resource`. */
export interface Arn {
  /** Never written by us: China, GovCloud and the sovereign clouds have others than `aws`. */
  readonly partition: string;
  readonly service: string;
  /** Empty where the resource belongs to no region. */
  readonly region: string;
  readonly accountId: string;
  /** May hold colons itself. */
  readonly resource: string;
}

export function parseArn(text: string): Arn {
  const [, partition, service, region, accountId, resource] = /^arn:([^:]+):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
  if (partition === undefined || service === undefined || region === undefined || accountId === undefined || resource === undefined) {
    throw new TypeError(`${JSON.stringify(text.slice(0, 80))} is no ARN: write arn:<partition>:<service>:<region>:<account>:<resource>`);
  }
  return { partition, service, region, accountId, resource };
}

/** What answers hold need not be one. */
export const partitionOf = (text: string): string => /^arn:([^:]+):/.exec(text)?.[1] ?? 'aws';
