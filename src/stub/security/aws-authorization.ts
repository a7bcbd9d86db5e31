import type { Incoming } from '../request/incoming.ts';
import type { Objection } from './verdict.ts';

/** What a request says about how it is signed (AWS Signature Version 4). */
export interface Signed {
  readonly accessKey: string;
  /** The credential scope: `yyyymmdd`, region and service. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly at: Date;
  /** In seconds; undefined where the signature stands in the header, which holds for some minutes. */
  readonly expires: number | undefined;
}

export const algorithm = 'AWS4-HMAC-SHA256';

/** Whether a request is signed at all, in its header or in its query. */
export const isSigned = ({ headers, query }: Incoming): boolean =>
  headers.get('authorization')?.trimStart().startsWith(algorithm) === true || query.some(([name]) => name === 'X-Amz-Signature');

/** Reads the signature's parts; an objection where one is missing or malformed. */
export function readSigned(incoming: Incoming): Signed | Objection {
  const isInHeader = incoming.headers.get('authorization')?.trimStart().startsWith(algorithm) === true;
  const parts = isInHeader ? partsInHeader(incoming) : partsInQuery(incoming);
  const missing = ['Credential', 'SignedHeaders', 'Signature', 'X-Amz-Date'].find((name) => (parts.get(name) ?? '') === '');
  if (missing !== undefined) return malformedAs('IncompleteSignature', `${missing} is missing`);
  const scope = readScope(parts.get('Credential') ?? '');
  return 'because' in scope ? scope : withScope(incoming, parts, scope);
}

/** `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…` */
function partsInHeader({ headers }: Incoming): ReadonlyMap<string, string> {
  const text = headers.get('authorization')?.trim().slice(algorithm.length) ?? '';
  const pairs = text.split(',').map((part): [string, string] => {
    const [name = '', ...value] = part.trim().split('=');
    return [name, value.join('=')];
  });
  return new Map([...pairs, ['X-Amz-Date', headers.get('x-amz-date') ?? '']]);
}

/** A presigned address: `?X-Amz-Algorithm=…&X-Amz-Credential=…` */
const partsInQuery = ({ query }: Incoming): ReadonlyMap<string, string> =>
  new Map(query.filter(([name]) => name.startsWith('X-Amz-')).flatMap(([name, value]): [string, string][] => [[name, value], [name.slice('X-Amz-'.length), value]]));

type Scope = Pick<Signed, 'accessKey' | 'day' | 'region' | 'service'>;

function readScope(credential: string): Scope | Objection {
  const parts = credential.split('/');
  const [accessKey = '', day = '', region = '', service = '', terminator = ''] = parts.slice(-5);
  if (parts.length < 5 || accessKey === '') return malformedAs('IncompleteSignature', 'the credential is not `<access key>/<yyyymmdd>/<region>/<service>/aws4_request`');
  if (!/^\d{8}$/.test(day)) return malformedAs('SignatureDoesNotMatch', 'the date of the credential scope is not yyyymmdd');
  if (!/^[a-z0-9-]+$/.test(region)) return malformedAs('SignatureDoesNotMatch', 'the region of the credential scope is malformed');
  if (!/^[a-z0-9-]+$/.test(service)) return malformedAs('SignatureDoesNotMatch', 'the service of the credential scope is malformed');
  if (terminator !== 'aws4_request') return malformedAs('SignatureDoesNotMatch', 'the credential scope does not end with aws4_request');
  return { accessKey, day, region, service };
}

function withScope({ headers, query }: Incoming, parts: ReadonlyMap<string, string>, scope: Scope): Signed | Objection {
  const [signature = '', date = ''] = [parts.get('Signature'), parts.get('X-Amz-Date')];
  const signedHeaders = (parts.get('SignedHeaders') ?? '').toLowerCase().split(';');
  const expires = parts.get('X-Amz-Expires');
  const isPresigned = query.some(([name]) => name === 'X-Amz-Signature') && parts.has('X-Amz-Signature');
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at.getTime())) return malformedAs('IncompleteSignature', 'X-Amz-Date is not yyyymmddThhmmssZ');
  if (!date.startsWith(scope.day)) return malformedAs('SignatureDoesNotMatch', 'the date of the credential scope is not that of X-Amz-Date');
  if (!/^[0-9a-f]{64}$/.test(signature)) return malformedAs('IncompleteSignature', 'the signature is not 64 hexadecimal digits');
  const absent = signedHeaders.find((name) => name !== 'host' && (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !headers.has(name)));
  if (absent !== undefined) return malformedAs('SignatureDoesNotMatch', `the signed header ${absent.slice(0, 60)} was not sent`);
  const unsigned = ['host', ...(isPresigned ? [] : ['x-amz-date'])].find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) return malformedAs('SignatureDoesNotMatch', `the header ${unsigned} has to be signed`);
  if (isPresigned && !/^\d{1,6}$/.test(expires ?? '')) return malformedAs('AuthorizationQueryParametersError', 'X-Amz-Expires is not a number of seconds');
  return { ...scope, signedHeaders, signature, at, expires: isPresigned ? Number(expires) : undefined };
}

const malformedAs = (error: string, because: string): Objection => ({ kind: 'wrong', error, because, status: 403 });
