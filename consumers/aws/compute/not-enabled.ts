import { AwsError } from '../errors/aws-error.ts';
import { notEnabledCodes } from '../errors/codes.ts';

/** The region is not enabled for the account: its services do not know the credentials. Others may be fine. */
export class RegionNotEnabledError extends AwsError {
  override readonly name: string = 'RegionNotEnabledError';
}

/** Credentials that were good elsewhere a moment ago and are refused here say so. */
export function notEnabledHere(error: unknown): unknown {
  if (!(error instanceof AwsError) || !notEnabledCodes.has(error.code)) return error;
  const { vendor, operation, request, status, requestId } = error;
  return new RegionNotEnabledError(`the region ${error.region ?? ''} is not enabled for the account (${error.code})`, { exchange: { vendor, operation, request, status, requestId }, kind: 'permission' }, error);
}
