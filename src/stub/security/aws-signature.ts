import { createHash } from 'node:crypto';
import type { SecurityScheme } from '../../openapi/operations.ts';
import { member } from '../../json/pointer.ts';
import type { Incoming } from '../request/incoming.ts';
import type { Signed } from './aws-authorization.ts';
import { isSigned, readSigned } from './aws-authorization.ts';
import type { Visit } from './guard.ts';
import { goodFor, isStrict } from './guard.ts';
import { isSameSecret } from './same-secret.ts';
import { Sha256 } from './sha256.ts';
import type { Objection, Verdict } from './verdict.ts';
import { good, missing } from './verdict.ts';

/** Whether a scheme asks for a signature: by its extension, or by the names that documents have for it. */
export function isSignatureScheme({ type, in: where, parameter, name, place }: SecurityScheme): boolean {
  if (type !== 'apiKey' || where !== 'header' || parameter?.toLowerCase() !== 'authorization') return false;
  return member(place?.value, 'x-amazon-apigateway-authtype') === 'awsSigv4' || /^(hmac|(aws_?)?sig_?v4)$/i.test(name);
}

/** Public, as the documentation of the signature prints it: requests that are signed with this pair can be checked by any stub. */
export const examplePair = { accessKey: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' } as const;

/**
 * Checks a signed request: its form, its time and its body always, the signature itself where the secret is known.
 * What is not signed is a key like any other, so that plain replays pass, unless secrets are named.
 */
export async function judgeSignature(visit: Visit, scheme: SecurityScheme): Promise<Verdict> {
  const { guard, endpoint, incoming } = visit;
  const named = goodFor(visit, scheme);
  if (!isSigned(incoming) && (incoming.headers.get('authorization') ?? '') === '') return missing;
  const objection = isSigned(incoming)
    ? await wrongSigned(incoming, { now: guard.clock(), named })
    : unsigned(named !== undefined || isStrict(guard, endpoint.served));
  return objection === undefined ? good : saidAt(guard.clock(), objection);
}

const unsigned = (isRefused: boolean): Objection | undefined => (isRefused ? refused('IncompleteSignature', 'the request is not signed') : undefined);

interface Against {
  readonly now: Date;
  readonly named: readonly string[] | undefined;
}

async function wrongSigned(incoming: Incoming, { now, named }: Against): Promise<Objection | undefined> {
  const signed = readSigned(incoming);
  if ('because' in signed) return signed;
  return wrongTime(signed, now) ?? wrongBody(incoming) ?? wrongSignature(incoming, signed, named);
}

const refused = (error: string, because: string): Objection => ({ kind: 'wrong', error, because, status: 403 });

/** Clients read the error's name from the header, and set their clocks by the date. */
const saidAt = (now: Date, objection: Objection): Objection =>
  ({ ...objection, headers: { 'x-amzn-errortype': objection.error ?? '', date: now.toUTCString() } });

/** In milliseconds. */
const mostSkew = 5 * 60 * 1000;
const longestExpiry = 7 * 24 * 3600;

function wrongTime({ at, expires, service }: Signed, now: Date): Objection | undefined {
  const age = now.getTime() - at.getTime();
  const skewed = service === 's3' ? 'RequestTimeTooSkewed' : 'SignatureDoesNotMatch';
  const times = `signed at ${at.toISOString()}, received at ${now.toISOString()}`;
  if (age < -mostSkew) return refused(skewed, `the signature is not yet valid: ${times}`);
  if (expires === undefined) return age > mostSkew ? refused(skewed, `the signature has expired: ${times}`) : undefined;
  if (expires < 1 || expires > longestExpiry) return refused('AuthorizationQueryParametersError', `X-Amz-Expires is not from 1 to ${longestExpiry}`);
  return age > expires * 1000 ? refused('AccessDenied', `the presigned address has expired: ${times}, good for ${expires} s`) : undefined;
}

function wrongBody({ headers, body }: Incoming): Objection | undefined {
  const said = headers.get('x-amz-content-sha256') ?? '';
  const isChecked = /^[0-9a-f]{64}$/i.test(said);
  if (!isChecked || said.toLowerCase() === createHash('sha256').update(body).digest('hex')) return undefined;
  return refused('XAmzContentSHA256Mismatch', 'X-Amz-Content-Sha256 is not the hash of the body');
}

/** Whose secret nobody knows can sign as it likes, unless secrets are named. */
async function wrongSignature(incoming: Incoming, signed: Signed, named: readonly string[] | undefined): Promise<Objection | undefined> {
  const pairs = named ?? [`${examplePair.accessKey}:${examplePair.secret}`];
  const pair = pairs.find((each) => each.startsWith(`${signed.accessKey}:`));
  if (pair === undefined) return named === undefined ? undefined : refused('InvalidClientTokenId', 'the access key is none of those that are named');
  const wanted = await signatureOf(incoming, signed, pair.slice(signed.accessKey.length + 1));
  return isSameSecret(wanted, signed.signature) ? undefined : refused('SignatureDoesNotMatch', 'the signature is not that of this request with this secret');
}

/** The signature that the request should have. */
async function signatureOf(incoming: Incoming, signed: Signed, secretAccessKey: string): Promise<string> {
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const { accessKey: accessKeyId, region, service, signedHeaders } = signed;
  const isSimple = service === 's3';
  const signer = new SignatureV4({ credentials: { accessKeyId, secretAccessKey }, region, service, sha256: Sha256, uriEscapePath: !isSimple, applyChecksum: false });
  const headers = headersOf(incoming, signed);
  const options = {
    signingDate: signed.at,
    signableHeaders: new Set(signedHeaders),
    unsignableHeaders: new Set([...Object.keys(headers), 'x-amz-date'].filter((name) => !signedHeaders.includes(name))),
  };
  const query = Object.fromEntries([...Map.groupBy(incoming.query, ([name]) => name)].map(([name, pairs]) => [name, pairs.map(([, value]) => value)]));
  const { method, path, body } = incoming;
  const again = await signer.sign({ method, protocol: 'http:', hostname: headers['host'] ?? '', path, query, headers, body }, options);
  return /Signature=([0-9a-f]{64})$/.exec(again.headers['authorization'] ?? '')?.[1] ?? '';
}

function headersOf({ headers, origin, query }: Incoming, { service, expires }: Signed): Record<string, string> {
  const sent = { host: new URL(origin).host, ...Object.fromEntries(headers) };
  if (expires === undefined) return sent;
  const hash = query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1] ?? (service === 's3' ? 'UNSIGNED-PAYLOAD' : undefined);
  return hash === undefined ? sent : { ...sent, 'x-amz-content-sha256': hash };
}
