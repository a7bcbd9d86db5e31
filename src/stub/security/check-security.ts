import { when } from '../../http/when.ts';
import { member, joinPointer } from '../../json/pointer.ts';
import type { Operation, SecurityScheme } from '../../openapi/operations.ts';
import { namesStatus } from '../answer/documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Refusal } from '../problem.ts';
import type { Incoming } from '../request/incoming.ts';
import { isSigned } from './aws-authorization.ts';
import { isSignatureScheme } from './aws-signature.ts';
import { challengeFor, takesToken } from './challenge.ts';
import type { Visit } from './guard.ts';
import { describeScheme, judge } from './judge.ts';
import type { Objection } from './verdict.ts';
import { nearness } from './verdict.ts';

/** What is wrong with the credentials for one scheme. */
interface Failed {
  readonly scheme: SecurityScheme;
  readonly objection: Objection;
}

/** Most credentials are judged at once, without waiting. */
type MaybeFailed = Failed | undefined | Promise<Failed | undefined>;

/** Refuses a request whose credentials satisfy none of the alternatives that the document has; the nearest one says why. */
export function checkSecurity(visit: Visit): Refusal | undefined | Promise<Refusal | undefined> {
  return when(wrongUnasked(visit), (unasked) => when(unasked ?? nearestFailed(visit, alternativesFor(visit)), (failed) => failed && refusalFor(visit.endpoint, failed)));
}

/** Undefined where one of the alternatives is satisfied; else what is wrong with the one that is nearest to it. */
function nearestFailed(visit: Visit, [schemes, ...others]: Operation['security'], before?: Failed): MaybeFailed {
  if (schemes === undefined) return before;
  return when(firstFailed(visit, schemes), (failed) => failed && nearestFailed(visit, others, nearer(failed, before)));
}

const nearer = (failed: Failed, before: Failed | undefined): Failed =>
  (before === undefined || nearness(failed.objection) > nearness(before.objection) ? failed : before);

/** A signature is checked wherever it is sent. */
function wrongUnasked(visit: Visit): MaybeFailed {
  if (!isSigned(visit.incoming)) return undefined;
  const isAsked = visit.endpoint.operation.security.flat().some(isSignatureScheme);
  return isAsked ? undefined : firstFailed(visit, [anySignature]);
}

/** The scheme of a signature where the document speaks of none. */
const anySignature: SecurityScheme = { name: 'hmac', type: 'apiKey', scheme: undefined, in: 'header', parameter: 'Authorization', scopes: [], place: undefined };

/** Where tokens are issued nobody has one yet: who says otherwise who it is needs none, unless the document asks for one right there. */
function alternativesFor({ guard, incoming, endpoint: { operation } }: Visit): Operation['security'] {
  if (!guard.places.byOperation.has(operation) || ownSecurity(operation) || !saysWho(incoming)) return operation.security;
  return operation.security.filter((schemes) => !schemes.some(takesToken));
}

const saysWho = ({ headers, body }: Incoming): boolean =>
  headers.has('authorization') || /client_id|client_assertion|username|refresh_token/.test(new TextDecoder().decode(body));

/** Of schemes that are all needed the one that is furthest from being satisfied. */
function firstFailed(visit: Visit, [scheme, ...others]: readonly SecurityScheme[]): MaybeFailed {
  if (scheme === undefined) return undefined;
  return when(judge(visit, scheme), (verdict) => (verdict.kind === 'good' ? firstFailed(visit, others) : { scheme, objection: verdict }));
}

function refusalFor(endpoint: Endpoint, failed: Failed): Refusal {
  const { operation } = endpoint;
  const { objection } = failed;
  const problem = {
    code: objection.kind === 'missing' || objection.kind === 'malformed' ? 'security' : `security.${objection.kind}`,
    pointer: pointerTo(failed.scheme),
    rule: ruleOf(operation),
    message: messageFor(operation, failed),
  };
  return {
    status: statusFor(operation, objection),
    endpoint,
    problems: [problem],
    ...(objection.error === undefined ? {} : { error: objection.error }),
    headers: objection.headers ?? challengeFor(operation.security.flat(), objection),
  };
}

/** Where in the request the credentials belong. */
const pointerTo = ({ type, in: where, parameter }: SecurityScheme): string =>
  type === 'apiKey' ? joinPointer('', where ?? 'header', parameter ?? 'Authorization') : '/header/Authorization';

const ownSecurity = ({ place }: Operation): boolean => member(place.value, 'security') !== undefined;

const ruleOf = (operation: Operation): string => (ownSecurity(operation) ? joinPointer(operation.place.pointer, 'security') : '/security');

function messageFor({ security }: Operation, { scheme, objection }: Failed): string {
  const { kind, because } = objection;
  if (kind === 'missing' || kind === 'malformed') {
    const wanted = security.map((schemes) => schemes.map(describeScheme).join(' and ')).join(', or ');
    return `the credentials are ${kind}: the document asks for ${wanted}`;
  }
  const defined = scheme.place === undefined ? '' : ` (#${scheme.place.pointer})`;
  return `the credentials for the scheme ${scheme.name}${defined} do not do: ${because}`;
}

/** Who is not let in is a 401, and who may not do this a 403; a vendor that documents 403 alone says that of wrong keys too. */
function statusFor(operation: Operation, { kind, error, status: usual = 401 }: Objection): 401 | 403 {
  if (kind === 'forbidden') return 403;
  const other = usual === 401 ? 403 : 401;
  const isFree = kind === 'wrong' && (error === undefined || usual === 403);
  return isFree && !namesStatus(operation, usual) && namesStatus(operation, other) ? other : usual;
}
