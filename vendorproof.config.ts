import { defineWorkspace } from 'vendorproof';

/** One client and contract for each of AWS's services; their names are the provider's and the document's folders. */
const aws = (folder: string) => ({ group: 'aws', client: `consumers/aws/${folder}/client.ts`, tests: `consumers/aws/${folder}/*.pact.test.ts` });

export default defineWorkspace({
  vendors: {
    stripe: {},
    bitbucket: {},
    axonius: {},
    crowdstrike: {},
    'aws-sts': aws('identity'),
    'aws-organizations': aws('organization'),
    'aws-ec2': aws('compute'),
    'aws-s3': aws('storage'),
    'aws-ssm': aws('parameters'),
    'aws-sqs': aws('queue'),
  },
  environments: {
    local: { demands: 'stub' },
    production: { production: true, demands: 'sandbox', maxAgeDays: 7 },
  },
});
