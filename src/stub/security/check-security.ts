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

/** Refuses a request whose credentials satisfy none of the alternatives that the document has; the nearest one says why. */
export function checkSecurity(visit: Visit): Promise<Refusal | undefined> | undefined {
  const isAnyone = visit.endpoint.operation.security.length === 0 && !isSigned(visit.incoming);
  return isAnyone ? undefined : checkCredentials(visit);
}

async function checkCredentials(visit: Visit): Promise<Refusal | undefined> {
  const unasked = isSigned(visit.incoming) ? await wrongUnasked(visit) : undefined;
  if (unasked !== undefined) return refusalFor(visit.endpoint, unasked);
  let nearest: Failed | undefined;
  for (const schemes of alternativesFor(visit)) {
    const failed = await firstFailed(visit, schemes);
    if (failed === undefined) return undefined;
    if (nearest === undefined || nearness(failed.objection) > nearness(nearest.objection)) nearest = failed;
  }
  return nearest === undefined ? undefined : refusalFor(visit.endpoint, nearest);
}

/** A signature is checked wherever it is sent. */
async function wrongUnasked(visit: Visit): Promise<Failed | undefined> {
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
async function firstFailed(visit: Visit, schemes: readonly SecurityScheme[]): Promise<Failed | undefined> {
  for (const scheme of schemes) {
    const judged = judge(visit, scheme);
    // Waiting for what is there already would cost every plain request a turn.
    const verdict = judged instanceof Promise ? await judged : judged;
    if (verdict.kind !== 'good') return { scheme, objection: verdict };
  }
  return undefined;
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
