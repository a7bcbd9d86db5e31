/** AWS's own name is that of standards, too (Signature V4); its services' names are a vendor's. */
const services = ['aws-ec2', 'aws-organizations', 'aws-s3', 'aws-sqs', 'aws-ssm', 'aws-sts'];

/** Names that mean one vendor. The engine in src/ speaks of none: what a vendor needs is data in its provider file. */
const vendors = ['stripe', 'bitbucket', 'atlassian', 'crowdstrike', 'falcon', 'axonius', 'amazonaws', ...services];

// Not simply case-insensitive: `stripEmpty` is no vendor.
const spellings = (name: string): readonly string[] => [name, name.toUpperCase(), `${name[0]?.toUpperCase()}${name.slice(1)}`];

export const vendorName = new RegExp([...vendors.flatMap(spellings), 'BitBucket', 'CrowdStrike', 'AmazonAWS'].join('|'), 'g');
