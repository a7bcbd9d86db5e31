import type { Incoming } from '../request/incoming.ts';
import { faultHeader } from '../faults/of-request.ts';
import { isSameSecret } from '../security/same-secret.ts';
import { problem } from './call.ts';

export const controlPath = '/_vendorproof/';

/** The header for a token where `Authorization` is the vendor's. */
const tokenHeader = 'vendorproof-token';

/** Refuses who would control the stub without its token, by a call or by a fault for one request; undefined: go on. */
export function refuseControl(token: string | undefined, { path, headers }: Incoming): Response | undefined {
  if (token === undefined || !(path.startsWith(controlPath) || headers.has(faultHeader))) return undefined;
  const bearer = path.startsWith(controlPath) ? /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] : undefined;
  if ([headers.get(tokenHeader), bearer].some((given) => given !== null && given !== undefined && isSameSecret(given, token))) return undefined;
  const detail = 'this stub is controlled with its token only: send `Vendorproof-Token: <token>`, or `Authorization: Bearer <token>` with control calls';
  return problem(401, detail, { 'www-authenticate': 'Bearer realm="vendorproof"' });
}
