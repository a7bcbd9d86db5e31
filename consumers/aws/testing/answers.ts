import type { ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';

/** Answers as they are on the wire, for what no document allows and where the requests' headers matter. */
const xml = (body: string, more: Omit<ScriptedAnswer, 'body'> = {}): ScriptedAnswer => ({
  ...more,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': '6d1f0c9e-0000-4000-8000-000000000001', ...more.headers },
  body,
});

export const amzJson = (body: unknown, more: Omit<ScriptedAnswer, 'body'> = {}): ScriptedAnswer => ({ ...more, headers: { 'content-type': 'application/x-amz-json-1.1', ...more.headers }, body });

const stsSpace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

export const callerIdentity = (account = '123456789012'): ScriptedAnswer =>
  xml(
    `<GetCallerIdentityResponse ${stsSpace}><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/ci</Arn><UserId>AIDAEXAMPLEUSERID0001</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );

/** Credentials of a role; the secret and the token are canaries. */
export const roleCanaries = { secret: 'canary-role-secret-5x8', token: 'canary-session-token-9k2' } as const;

export const assumedRole = ({ key = 'ASIAEXAMPLEKEYID0001', until = '2099-01-01T00:00:00Z' } = {}): ScriptedAnswer =>
  xml(
    `<AssumeRoleResponse ${stsSpace}><AssumeRoleResult><Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>${roleCanaries.secret}</SecretAccessKey><SessionToken>${roleCanaries.token}</SessionToken><Expiration>${until}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  );

export const stsRefusal = (status: number, code: string, message = 'refused'): ScriptedAnswer =>
  xml(`<ErrorResponse ${stsSpace}><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`, { status });

export const instancesPage = (...ids: readonly string[]): ScriptedAnswer => {
  const items = ids.map((id) => `<item><instanceId>${id}</instanceId><instanceState><code>16</code><name>running</name></instanceState></item>`).join('');
  return xml(
    `<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet><item><reservationId>r-1</reservationId><ownerId>123456789012</ownerId><instancesSet>${items}</instancesSet></item></reservationSet></DescribeInstancesResponse>`,
  );
};

export const ec2Refusal = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): ScriptedAnswer =>
  xml(`<Response><Errors><Error><Code>${code}</Code><Message>refused</Message></Error></Errors><RequestID>6d1f0c9e-0000-4000-8000-000000000006</RequestID></Response>`, { status, headers });

export const s3Xml = (body: string, more: Omit<ScriptedAnswer, 'body'> = {}): ScriptedAnswer => xml(body, { ...more, headers: { 'content-type': 'application/xml', ...more.headers } });

export const bucketsPage = s3Xml(
  '<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets><Bucket><Name>logs</Name><CreationDate>2026-01-01T00:00:00.000Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>',
);

export const bucketElsewhere = s3Xml('<Error><Code>PermanentRedirect</Code><Message>use the other endpoint</Message></Error>', { status: 301, headers: { 'x-amz-bucket-region': 'eu-central-1' } });
